using System.Diagnostics;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Indexing;

namespace TreatyBot.Benchmarks;

/// <summary>
/// A large folder of files of many kinds: how many documents a second from nothing, and how soon it is seen that nothing has changed.
/// </summary>
internal static class FilesBenchmark
{
    private const int Seed = 15;
    private const int Rounds = 5;

    public static async Task RunAsync(int count)
    {
        using var folder = new TemporaryFolder();
        await Measure.TimedAsync($"{count:N0} files made", () => Task.Run(() =>
        {
            new MixedFiles(Seed).Write(folder.Path, count);
            return count;
        }));
        using var corpus = TemporaryCorpus.Over(new DirectoryInfo(folder.Path));
        await using var services = Bootstrap.CreateTool([], corpus);
        var sync = services.GetRequiredService<CollectionSync>();
        var started = Stopwatch.GetTimestamp();
        await Measure.TimedAsync("read and stored", () => sync.SyncAsync(CancellationToken.None));
        await Measure.TimedAsync("  indexed", async () =>
        {
            await services.GetRequiredService<Corpus>().RefreshAsync(CancellationToken.None);
            return count;
        });
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var documents = (await services.GetRequiredService<IDocumentStore>().ListAsync(CancellationToken.None)).Count;
        Measure.Line("documents a second", $"{documents / seconds:0} ({documents:N0} documents)");
        using var process = Process.GetCurrentProcess();
        Measure.Line("peak memory of this process", $"{process.PeakWorkingSet64 / 1024 / 1024} MB");
        for (var round = 0; round < Rounds; round++)
        {
            var summaries = await Measure.TimedAsync("nothing changed: synced again", () => sync.SyncAsync(CancellationToken.None));
            if (summaries.Any(summary => summary.HasChanges))
            {
                throw new InvalidOperationException("Something has changed between two syncs.");
            }
        }

        Measure.Memory("after that");
    }
}
