using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;

namespace TreatyBot.Indexing;

/// <summary>
/// Gives documents their vectors beside everything else: those of the start, and then whatever changes. No answer waits for it. What fails
/// is tried again after a pause that grows: a model that is missing, or a disk that is full, costs next to nothing until somebody has seen
/// to it.
/// </summary>
internal sealed class EmbeddingWorker(
    Corpus corpus, CorpusEmbedder embedder, TextEncoder encoder, SentenceReranking reranking, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Catalogue? done = null;
        var isRerankerTried = !reranking.IsOn;
        var retry = new RetryPause();
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                var catalogue = corpus.Catalogue;
                var isStale = encoder.IsOn && (!ReferenceEquals(catalogue, done) || encoder.Problem is not null);
                if (corpus.IsOpen && retry.IsOver(clock.GetUtcNow()) && (isStale || !isRerankerTried || reranking.Problem is not null))
                {
                    isRerankerTried = true;
                    var isReranking = await reranking.TryAsync(stoppingToken);
                    var isEmbedded = await Task.Run(() => embedder.EmbedAsync(progress: null, stoppingToken), stoppingToken);
                    var isDone = isReranking && isEmbedded;
                    done = isDone ? catalogue : null;
                    retry.Note(isDone, clock.GetUtcNow());
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The worker stops; the documents that are done by now are saved.
        }
    }
}
