using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Indexing;
using TreatyBot.Meaning;

namespace TreatyBot.Benchmarks;

/// <summary>Giving the documents of a folder their vectors, from nothing: nothing that was made before is used.</summary>
internal static class EmbeddingBenchmark
{
    public static async Task RunAsync(string folder)
    {
        using var corpus = TemporaryCorpus.Over(new DirectoryInfo(folder));
        await using var services = Bootstrap.CreateTool([], corpus, services => services.AddSingleton(provider =>
            new TextEncoder(MeaningServices.Encoder(provider.GetRequiredService<IOptions<MeaningOptions>>().Value),
                provider.GetRequiredService<ILogger<TextEncoder>>())));
        await services.GetRequiredService<CollectionSync>().SyncAsync(CancellationToken.None);
        await services.GetRequiredService<Corpus>().RefreshAsync(CancellationToken.None);
        Measure.Memory("before");
        var encoder = services.GetRequiredService<TextEncoder>();
        var dimensions = await Measure.TimedAsync("load the encoder", () => encoder.TryAsync(CancellationToken.None));
        Measure.Line("encoder",
            $"{encoder.Model}, {dimensions} dimensions, {services.GetRequiredService<EmbeddingOptions>().Threads} threads");

        var embedder = services.GetRequiredService<CorpusEmbedder>();
        var watch = Stopwatch.StartNew();
        var isDone = await Measure.TimedAsync("vectors of everything", () => embedder.EmbedAsync(progress: null, CancellationToken.None));
        var seconds = watch.Elapsed.TotalSeconds;
        var vectors = services.GetRequiredService<CorpusVectors>().Sheets.Sum(sheet => sheet.Hashes.Length);
        Measure.Line("passages",
            $"{embedder.Progress.Passages} of {embedder.Progress.Total}, {embedder.Progress.Passages / seconds:0} a "
                + $"second{(isDone ? "" : $" ({embedder.Problem})")}");
        Measure.Line("vectors", $"{vectors}, {vectors / seconds:0} a second");
        Measure.Memory("with all vectors");
    }
}
