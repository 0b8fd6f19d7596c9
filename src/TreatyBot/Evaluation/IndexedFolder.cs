using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Indexing;

namespace TreatyBot.Evaluation;

/// <summary>
/// One folder, indexed into a store that is gone afterwards, and what answers from it. The desk is left out: nobody asks here, so that
/// there is nobody to accept from, to limit or to log.
/// </summary>
internal sealed class IndexedFolder : IAsyncDisposable
{
    private readonly TemporaryCorpus _corpus;
    private readonly ServiceProvider _services;

    private IndexedFolder(TemporaryCorpus corpus, ServiceProvider services)
    {
        _corpus = corpus;
        _services = services;
        Answerer = services.GetRequiredService<Answerer>();
        Collections = corpus.Collections.Select(collection => collection.Name).ToHashSet(StringComparer.Ordinal);
    }

    public IServiceProvider Services => _services;

    public Answerer Answerer { get; }

    /// <summary>All that answers: the one collection over the folder.</summary>
    public IReadOnlySet<string> Collections { get; }

    /// <summary>Reads and indexes a folder.</summary>
    /// <exception cref="SetupException">There is no such folder, or the configuration cannot be used.</exception>
    public static async Task<IndexedFolder> OpenAsync(
        DirectoryInfo folder, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        var corpus = TemporaryCorpus.Over(folder);
        ServiceProvider? services = null;
        try
        {
            services = Bootstrap.CreateTool(settings, corpus);
            await services.GetRequiredService<CollectionSync>().SyncAsync(cancellationToken);
            await services.GetRequiredService<Corpus>().RefreshAsync(cancellationToken);
            await EmbeddingProgressBar.EmbedAsync(services.GetRequiredService<CorpusEmbedder>(), cancellationToken);
            return new IndexedFolder(corpus, services);
        }
        catch
        {
            if (services is not null)
            {
                await services.DisposeAsync();
            }

            corpus.Dispose();
            throw;
        }
    }

    public ValueTask<Answer> AnswerAsync(string question, CancellationToken cancellationToken) =>
        Answerer.AnswerAsync(question, Collections, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _corpus.Dispose();
    }
}
