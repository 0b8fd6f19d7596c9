using System.Collections.Concurrent;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Core;
using TreatyBot.Hosting;
using TreatyBot.LoopbackSlack;
using TreatyBot.LuceneIndex;
using TreatyBot.Slack.Asking;
using TreatyBot.Slack;
using TreatyBot.Storage;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>The connector over a desk, a corpus and a store on disk, joined to a loopback Slack.</summary>
internal sealed class SlackBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly ConcurrentQueue<string> _lines;

    private SlackBot(WebApplication app, ConcurrentQueue<string> lines) => (_app, _lines) = (app, lines);

    public static IReadOnlyList<string> LeastScopes { get; } =
        [
            "app_mentions:read",
            "assistant:write",
            "channels:read",
            "chat:write",
            "commands",
            "files:write",
            "groups:read",
            "im:history",
            "im:read",
            "mpim:read",
            "users:read",
        ];

    public static IReadOnlyList<string> AllScopes { get; } = [.. LeastScopes, "channels:history", "groups:history"];

    public IReadOnlyList<string> Log => [.. _lines];

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public SlackState State => Services.GetRequiredService<SlackState>();

    /// <summary>From here on nothing can be written.</summary>
    public void BreakStore() =>
        Services.GetRequiredService<SqliteStore>().Database.Write(connection => connection.Execute("PRAGMA query_only = ON"));

    /// <summary>A bot that has read these documents and is ready.</summary>
    public static async Task<SlackBot> StartAsync(SlackServer slack, SlackBotSetup setup)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new ConcurrentQueue<string>();
        builder.Logging.ClearProviders()
            .SetMinimumLevel(LogLevel.Debug)
            .AddProvider(new Lines(log))
            .AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:Client"] = setup.Client,
            ["Desk:DrainSeconds"] = "1",
            ["Discord:Client"] = "BuiltIn",
            ["Slack:BotToken"] = setup.BotToken ?? slack.Workspaces.Values.First().Token,
            ["Slack:ApiBaseUrl"] = slack.ApiBaseUrl.AbsoluteUri,
            [setup.IsOverHttp ? "Slack:SigningSecret" : "Slack:AppToken"] = setup.IsOverHttp ? slack.SigningSecret : SlackServer.AppToken,
        });
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(new OffClock(setup.ClockOffset));
        services.AddLibraries(builder.Configuration);
        services.AddSingleton<IPassageIndex>(_ => new LucenePassageIndex());
        services.AddCore();
        services.AddStorage();
        services.Configure<StoreOptions>(options => options.Folder = setup.Folder);
        services.AddSingleton(RankingModels.Read(Repository.File("config/ranking")));
        services.AddSingleton(Thesaurus.Parse([]));
        services.AddSingleton<IPermalinks>(new Links(setup.PublicUrl));
        services.AddSingleton<IAskingLimit, NoLimit>();
        var collections = new List<CollectionOptions>();
        foreach (var (name, audience) in setup.Audiences)
        {
            var collection = new CollectionOptions { Name = name };
            foreach (var line in audience)
            {
                collection.Audience.Add(line);
            }

            collections.Add(collection);
        }

        services.AddSingleton<IReadOnlyList<CollectionOptions>>(collections);
        services.AddSlack();
        services.Configure<SlackOptions>(
            options =>
                (options.PingAfter, options.PongWithin, options.GreetedWithin) = (setup.PingAfter, setup.PongWithin, setup.GreetedWithin));
        var app = builder.Build();
        app.MapSlack();
        var bot = new SlackBot(app, log);
        await bot.ReadAsync(setup.Documents);
        await app.StartAsync();
        if (setup.IsOverHttp)
        {
            slack.RequestUrl = bot.Address;
        }

        if (setup.WaitsUntilReady)
        {
            await Until(() => bot.State.IsReady && (setup.IsOverHttp || bot.State.OpenConnections > 0));
        }

        return bot;
    }

    /// <summary>Waits for a condition; it fails after half a minute.</summary>
    public static async Task Until(Func<bool> condition, int seconds = 30)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private async Task ReadAsync(IReadOnlyList<(string Collection, string Title, string Text)> documents)
    {
        var store = Services.GetRequiredService<IDocumentStore>();
        foreach (var (collection, title, text) in documents)
        {
            var source = new SourceFingerprint(text.Length, DateTimeOffset.UnixEpoch, Reading.Hash(text));
            var passages = new List<PassageDraft>();
            var start = 0;
            foreach (var paragraph in text.Split("\n\n"))
            {
                passages.Add(new PassageDraft(new TextRange(start, start + paragraph.Length), ["Renewal"]));
                start += paragraph.Length + 2;
            }

            var metadata = new DocumentMetadata(Title: title, Publisher: "Ministry", Published: new DateOnly(2021, 3, 4));
            await store.SaveAsync(
                new DocumentDraft(
                    collection, $"{title.GetHashCode(StringComparison.Ordinal):x}.md", source, "test/1", metadata, text, passages),
                CancellationToken.None);
        }

        await Services.GetRequiredService<Corpus>().RefreshAsync(CancellationToken.None);
    }

    private sealed class OffClock(TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
    }

    private sealed class NoLimit : IAskingLimit
    {
        public TimeSpan? TryTake(Asker asker) => null;
    }

    private sealed class Links(string? publicUrl) : IPermalinks
    {
        public Uri? For(Quote quote, Place place) => publicUrl is null ? null : new Uri($"{publicUrl}{quote.Reading.Id}");
    }

    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {eventId.Id}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>How a bot is set up for a test.</summary>
internal sealed record SlackBotSetup
{
    public string Client { get; init; } = "BuiltIn";

    public string Folder { get; init; } = Directory.CreateTempSubdirectory("slack").FullName;

    public IReadOnlyList<(string Collection, string Title, string Text)> Documents { get; init; } = [
        ("treaties", "The Ardel Treaty", Treaty),
    ];

    public IReadOnlyDictionary<string, string[]> Audiences { get; init; } = new Dictionary<string, string[]>
    {
        ["treaties"] = ["slack:T1"],
    };

    public Dictionary<string, string?> Settings { get; init; } = [];

    public string? BotToken { get; init; }

    public bool IsOverHttp { get; init; }

    public bool WaitsUntilReady { get; init; } = true;

    public TimeSpan PingAfter { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan GreetedWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where quotes can be opened; null: nowhere.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>So much the machine's clock is ahead.</summary>
    public TimeSpan ClockOffset { get; init; }

    public const string Treaty =
        "The Ardel Treaty was signed in the town hall of Lindau by both river states.\n\nThe treaty renews automatically on 1 July "
            + "2031 unless a party gives notice.\n\n"
        + "Each party pays an annual contribution of 40,000 crowns to the river commission.\n\nThe river commission meets twice a year "
        + "in the town of Brenz.";
}
