using Spectre.Console;
using TreatyBot.Core.Meaning;

namespace TreatyBot.ConsoleOutput;

/// <summary>Makes the vectors that are missing, and shows how far it is.</summary>
internal static class EmbeddingProgressBar
{
    public static Task EmbedAsync(CorpusEmbedder embedder, CancellationToken cancellationToken) =>
        ProgressBars.WatchAsync<EmbeddingProgress, bool>(progress => embedder.EmbedAsync(progress, cancellationToken), Draw);

    private static Action<EmbeddingProgress> Draw(ProgressContext bars)
    {
        var bar = bars.AddTask("Comparing by meaning");
        return progress =>
        {
            bar.MaxValue = Math.Max(1, progress.Total);
            bar.Value = progress.Passages;
        };
    }
}
