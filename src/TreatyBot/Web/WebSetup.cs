using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TreatyBot.Chat.Export;
using TreatyBot.Core.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Hosting;
using TreatyBot.Web.Access;
using TreatyBot.Web.Chat;
using TreatyBot.Web.Citations;
using TreatyBot.Web.Documents;
using TreatyBot.Web.Health;
using TreatyBot.Web.Pages;

namespace TreatyBot.Web;

/// <summary>The web pages: the chat page and the documents for the machine itself, citations, health.</summary>
internal static partial class WebSetup
{
    /// <summary>In bytes; what Slack sends about a long message fits in.</summary>
    private const int MaxBodySize = 1024 * 1024;

    /// <summary>
    /// Adds what the pages and the permalinks need. They ask for <see cref="IDesk"/>, <see cref="IConversationStore"/>, <see
    /// cref="Core.Documents.IDocumentStore"/>, <see cref="Core.Search.Corpus"/>, <see cref="Audiences"/>, <see cref="SourceFiles"/> and
    /// <see cref="Ingestion.Sources.CollectionSources"/>.
    /// </summary>
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseKestrelCore();
        var services = builder.Services;
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CitationEndpoint>();
        services.AddSingleton<Conversation>();
        services.AddSingleton<ThreadExport>();
        services.AddSingleton<DocumentEndpoints>();
        services.AddSingleton<OperatorToken>();

        // A page that was opened before a restart is told to reload: nothing is gained by keeping these keys on disk.
        // Without a logger, since it would warn of just that.
        services.AddSingleton<IDataProtectionProvider>(_ => new EphemeralDataProtectionProvider());
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormToken.FieldName;
            options.Cookie.Name = "treatybot.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true;
        });

        // Antiforgery brings a service that would make and keep other keys, which nothing uses, and warn of where they lie.
        foreach (var keyKeeper in services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList())
        {
            services.Remove(keyKeeper);
        }

        services.AddRateLimiter(RequestLimits.Set);
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(30) });
        services.AddHealthChecks()
            .AddCheck<CorpusHealthCheck>(CorpusHealthCheck.Name)
            .AddCheck<MeaningHealthCheck>(MeaningHealthCheck.Name)
            .AddCheck<SourcesHealthCheck>(SourcesHealthCheck.Name);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxBodySize;
            options.Limits.MaxConcurrentConnections = 500;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
    }

    /// <summary>
    /// Adds the addresses under which quotes open: every command that shows quotes gives them, though only the worker serves the pages.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="folder">Tells the folder that keeps the signing key.</param>
    public static IServiceCollection AddPermalinks(this IServiceCollection services, Func<IServiceProvider, string> folder)
    {
        services.AddSettings<WebOptions>(WebOptions.Section);
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        services.AddSingleton(provider => SigningKey.OpenOrCreate(folder(provider)));
        services.AddSingleton<Permalinks>();
        services.AddSingleton<IPermalinks>(provider => provider.GetRequiredService<Permalinks>());
        return services;
    }

    /// <summary>Serves the pages at <see cref="WebOptions.Url"/>, and closes everything else to the outside.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    /// <exception cref="InvalidDataException">The signing key's file holds something else.</exception>
    public static void UseWeb(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;
        app.Urls.Clear();
        app.Urls.Add(options.Url);
        app.Lifetime.ApplicationStarted.Register(() => Log.Open(app.Logger, options.Url));
        SecurityHeaders.Use(app);
        ErrorPages.Use(app);
        app.UseMiddleware<ClosedByDefault>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseRequestTimeouts();

        Asset.Map(app);
        ChatEndpoints.Map(app);
        AskEndpoint.Map(app);
        CitationEndpoint.Map(app);
        DocumentEndpoints.Map(app);
        HealthEndpoints.Map(app);
        OperatorLogin.Map(app);

        // What cannot work fails here, before anything listens; and last, for the store, which says where the key is, may still be opening.
        app.Services.GetRequiredService<OperatorToken>();
        app.Services.GetRequiredService<SigningKey>();
    }

    private static partial class Log
    {
        [LoggerMessage(220, LogLevel.Information, "Open {Url} in a browser and ask.")]
        public static partial void Open(ILogger logger, string url);
    }
}
