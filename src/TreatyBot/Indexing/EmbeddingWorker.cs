using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Indexing;

/// <summary>
/// Gives documents their vectors beside everything else: those of the start, and then whatever changes. No answer waits for it.
/// </summary>
internal sealed class EmbeddingWorker(Corpus corpus, CorpusEmbedder embedder, TextEncoder encoder, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!encoder.IsOn)
        {
            return;
        }

        Catalogue? done = null;
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                var catalogue = corpus.Catalogue;
                if (corpus.IsOpen && !ReferenceEquals(catalogue, done))
                {
                    await Task.Run(() => embedder.EmbedAsync(stoppingToken), stoppingToken);
                    done = catalogue;
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
