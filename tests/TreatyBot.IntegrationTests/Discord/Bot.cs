using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TreatyBot.Chat.Asking;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core;
using TreatyBot.Discord.Asking;
using TreatyBot.Discord.Wire;
using TreatyBot.Discord;
using TreatyBot.Hosting;
using TreatyBot.LoopbackDiscord;
using TreatyBot.LuceneIndex;
using TreatyBot.Storage;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>The bot as it runs, with a real store, against the loopback Discord.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isDisposed;

    private Bot(IHost host, LogLines log) => (_host, Log) = (host, log);

    public LogLines Log { get; }

    public IServiceProvider Services => _host.Services;

    public Corpus Corpus => Services.GetRequiredService<Corpus>();

    public QuestionRunner<ReplyAddress> Runner => Services.GetRequiredService<QuestionRunner<ReplyAddress>>();

    public static async Task<Bot> StartAsync(LoopbackDiscordServer discord, BotSetup setup)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Discord:Client"] = setup.Client,
            ["Slack:Client"] = "BuiltIn",
            ["Discord:Token"] = setup.Token,
            ["Discord:ApiBaseUrl"] = (setup.ApiBaseUrl ?? discord.ApiBaseUrl).AbsoluteUri,
            ["Discord:StateFolder"] = setup.Folder,
            ["Discord:Threads"] = $"{setup.Threads}",
            ["Desk:MembershipSeconds"] = "0",
            ["Desk:DrainSeconds"] = $"{setup.DrainSeconds}",
        });
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        var log = new LogLines();
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        var services = builder.Services;
        services.AddSingleton(setup.Timing);
        services.AddSingleton(setup.Clock);
        services.AddSingleton<IPassageIndex>(_ => new LucenePassageIndex());
        services.AddCore();
        services.AddStorage();
        services.Configure<StoreOptions>(options => options.Folder = setup.Folder);
        services.AddSingleton(setup.Collections);
        services.AddSingleton(RankingModels.Read(Repository.File("config/ranking")));
        services.AddSingleton(Thesaurus.Parse([]));
        services.AddSingleton<IAskingLimit, NoLimit>();
        services.AddSingleton<IPermalinks, ExamplePermalinks>();
        services.AddSingleton<Desk>();
        services.AddSingleton<IDesk>(provider => new SlowDesk(provider.GetRequiredService<Desk>(), setup.SlowAnswer ?? Task.CompletedTask));
        services.AddLibraries(builder.Configuration);
        services.AddDiscord();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        var host = builder.Build();
        var bot = new Bot(host, log);
        foreach (var document in setup.Documents)
        {
            await host.Services.GetRequiredService<IDocumentStore>().SaveAsync(document, CancellationToken.None);
        }

        await bot.Corpus.RefreshAsync(CancellationToken.None);
        await host.StartAsync();
        return bot;
    }

    /// <summary>Waits until the bot is connected.</summary>
    public async Task<Bot> ConnectedToAsync(LoopbackDiscordServer discord)
    {
        await discord.World.UntilAsync(
            () => Log.All.Any(line => line.Contains("Connected to Discord", StringComparison.Ordinal)), poll: true);
        return this;
    }

    /// <summary>Waits until a line of the log holds the words.</summary>
    public async Task SaysAsync(string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!Log.All.Any(line => line.Contains(words, StringComparison.Ordinal)))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    public async Task<HealthStatus> HealthAsync() => (await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _host.StopAsync();
        _host.Dispose();
    }

    private sealed class NoLimit : IAskingLimit
    {
        public TimeSpan? TryTake(Asker asker) => null;
    }

    private sealed class ExamplePermalinks : IPermalinks
    {
        public Uri? For(Quote quote, Place place) => new($"https://cite.example/{quote.Reading.Id}/{quote.Range.Start}-{quote.Range.End}");
    }
}

/// <summary>How a bot is set up.</summary>
internal sealed record BotSetup(string Folder)
{
    public string Client { get; init; } = "BuiltIn";

    public string? Token { get; init; } = "loopback.token";

    public IReadOnlyList<CollectionOptions> Collections { get; init; } = [Collection("treaties", "everyone")];

    public IReadOnlyList<DocumentDraft> Documents { get; init; } = [];

    /// <summary>What else is configured.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether questions in channels get threads.</summary>
    public bool Threads { get; init; }

    /// <summary>Where Discord is looked for instead; null: where it is.</summary>
    public Uri? ApiBaseUrl { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a stop goes on with what is accepted.</summary>
    public int DrainSeconds { get; init; }

    /// <summary>Answers wait for this.</summary>
    public Task? SlowAnswer { get; init; }

    public DiscordTiming Timing { get; init; } = new()
    {
        Attempt = TimeSpan.FromMilliseconds(400),
        FirstResponseAttempt = TimeSpan.FromMilliseconds(300),
        Retry = TimeSpan.FromMilliseconds(20),
        Reconnect = TimeSpan.FromMilliseconds(20),
        LongestReconnect = TimeSpan.FromMilliseconds(100),
        BetweenIdentifies = TimeSpan.FromMilliseconds(50),
        Settled = TimeSpan.Zero,
        AfterInvalidSession = TimeSpan.FromMilliseconds(20),
    };

    public static CollectionOptions Collection(string name, params string[] audience)
    {
        var collection = new CollectionOptions { Name = name };
        foreach (var line in audience)
        {
            collection.Audience.Add(line);
        }

        return collection;
    }
}
