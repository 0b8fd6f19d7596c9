using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion;
using TreatyBot.LuceneIndex;
using TreatyBot.Web;

namespace TreatyBot.IntegrationTests.Web.Fixture;

/// <summary>The real pages on a free loopback port, over documents in memory.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    public const string Token = "a-token-for-tests-that-is-long-enough";

    private readonly WebApplication _app;

    private WebHost(WebApplication app, string folder)
    {
        _app = app;
        Folder = folder;
        Address = new Uri(app.Urls.Single() + "/");
        Client = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public string Folder { get; }

    /// <summary>Follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    public InMemoryDocumentStore Store => (InMemoryDocumentStore)_app.Services.GetRequiredService<IDocumentStore>();

    public ScriptedDesk Desk => (ScriptedDesk)_app.Services.GetRequiredService<IDesk>();

    public Corpus Corpus => _app.Services.GetRequiredService<Corpus>();

    public IPermalinks Permalinks => _app.Services.GetRequiredService<IPermalinks>();

    public static Place LocalPlace { get; } = new("web", null, null, null, PlaceKind.Local);

    public static Place ChannelPlace { get; } = new("slack", "T1", "C1", null, PlaceKind.Channel);

    public static async Task<WebHost> StartAsync(params (string Key, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("treatybot-web-").FullName;
        var builder = Builder(folder, [("Web:Url", "http://127.0.0.1:0"), .. settings]);
        var app = builder.Build();
        app.UseWeb();
        await app.StartAsync();
        return new WebHost(app, folder);
    }

    public static WebApplicationBuilder Builder(string folder, (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        var services = builder.Services;
        services.AddSingleton<IReadOnlyList<CollectionOptions>>(
        [
            new CollectionOptions { Name = SampleDocuments.Shared, Audience = { "everyone" } },
            new CollectionOptions { Name = SampleDocuments.Team, Audience = { "slack:T1" } },
            new CollectionOptions { Name = SampleDocuments.Private },
        ]);
        services.AddOptions<DeskOptions>();
        services.AddSingleton(provider => new CollectionSources(
            provider.GetRequiredService<IReadOnlyList<CollectionOptions>>(),
            Path.Combine(folder, "data", "sources"),
            new SourceExtractor([]),
            Options.Create(new FetchingOptions()), Options.Create(new IngestionOptions()), TimeProvider.System));
        services.AddSingleton<SourceFiles>();
        services.AddPermalinks(_ => Path.Combine(folder, "data"));
        services.AddSingleton<IDocumentStore, InMemoryDocumentStore>();
        services.AddSingleton<IPassageIndex>(new LucenePassageIndex());
        services.AddSingleton<Corpus>();
        services.AddSingleton<CorpusVectors>();
        services.AddSingleton(TextEncoder.None);
        services.AddSingleton<MeaningStatus>();
        services.AddSingleton<IVectorStore, InMemoryVectorStore>();
        services.AddSingleton(new EmbeddingOptions(1));
        services.AddSingleton<CorpusEmbedder>();
        services.AddSingleton<Audiences>();
        services.AddSingleton<ReplyLayout>();
        services.AddSingleton<ScriptedDesk>();
        services.AddSingleton<IDesk>(provider => provider.GetRequiredService<ScriptedDesk>());
        services.AddSingleton<IConversationStore, ScriptedConversations>();
        builder.AddWeb();
        return builder;
    }

    /// <summary>Stores a document, and lets the corpus take it over.</summary>
    public async Task<Reading> SaveAsync(DocumentDraft draft)
    {
        var entry = await Store.SaveAsync(draft, CancellationToken.None);
        await Corpus.RefreshAsync(CancellationToken.None);
        return (await Store.FindReadingAsync(entry.ReadingId, CancellationToken.None))!;
    }

    public async Task WithdrawAsync(Reading reading)
    {
        await Store.WithdrawAsync(reading.Document.Id, CancellationToken.None);
        await Corpus.RefreshAsync(CancellationToken.None);
    }

    /// <summary>The quote of those words.</summary>
    public static Quote Quote(Reading reading, string words)
    {
        var at = reading.Text.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return reading.Quote(new TextRange(at, at + words.Length));
    }

    public static Citation Cite(Reading reading, string words, string? marked = null, string? side = null, string? passed = null)
    {
        var quote = Quote(reading, words);
        var mark = marked is null ? -1 : reading.Text.IndexOf(marked, quote.Range.Start, StringComparison.Ordinal);
        var passage = reading.Passages.Last(passage => passage.Range.Start <= quote.Range.Start);
        return new Citation(quote, passage.HeadingPath, mark < 0 ? [] : [new TextRange(mark, mark + marked!.Length)], side, Passed: passed);
    }

    /// <summary>The address that opens a quote at this host.</summary>
    public string LinkTo(Quote quote) => Permalinks.For(quote, LocalPlace)!.PathAndQuery;

    /// <summary>Sends a request as if it had come from outside, through a proxy.</summary>
    public async Task<HttpResponseMessage> FromOutsideAsync(string path, string header = "X-Forwarded-For", string value = "203.0.113.7")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        return await Client.SendAsync(request);
    }

    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Parse(await response.Content.ReadAsStringAsync());
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
