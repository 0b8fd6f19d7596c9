using System.Diagnostics;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Search;
using TreatyBot.Evaluation;
using TreatyBot.Indexing;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Benchmarks;

/// <summary>A file is changed on the disk: how long until an answer quotes what has been added to it.</summary>
internal static class ChangeBenchmark
{
    private const int Changes = 50;

    public static async Task RunAsync(string folder)
    {
        using var copy = new TemporaryFolder();
        copy.CopyIn(folder);
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(copy.Path), [], CancellationToken.None);
        var files = indexed.Services.GetRequiredService<Corpus>().Catalogue.Entries
            .Select(entry => copy.At(entry.Document.Path))
            .Order(StringComparer.Ordinal)
            .ToList();
        Measure.Line("corpus", $"{files.Count} documents");

        // As the worker does after its start.
        await indexed.Services.GetRequiredService<Answerer>().PrepareAsync(CancellationToken.None);
        var nothing = new List<double>();
        var times = new List<(double Sync, double Refresh, double Answer)>();
        for (var change = 0; change < Changes; change++)
        {
            nothing.Add(await MillisecondsAsync(() => SyncAsync(indexed)));
            var word = $"zq{change}x";
            await AddSentenceAsync(files[change % files.Count], $"The signal mark of this page is {word}.");
            times.Add((
                await MillisecondsAsync(() => SyncAsync(indexed)),
                await MillisecondsAsync(() => indexed.Services.GetRequiredService<Corpus>().RefreshAsync(CancellationToken.None)),
                await MillisecondsAsync(() => AskAsync(indexed, word, files[change % files.Count]))));
        }

        Measure.Line(
            "one file changed, until an answer quotes it",
            Measure.Percentiles(times.Select(time => time.Sync + time.Refresh + time.Answer)));
        Measure.Line("  sync: look over the folder, read, store", Measure.Percentiles(times.Select(time => time.Sync)));
        Measure.Line("  refresh: index it", Measure.Percentiles(times.Select(time => time.Refresh)));
        Measure.Line("  the answer itself", Measure.Percentiles(times.Select(time => time.Answer)));
        Measure.Line("no file changed: a sync", Measure.Percentiles(nothing));
        Measure.Memory("after that");
    }

    private static Task<IReadOnlyList<SyncSummary>> SyncAsync(IndexedFolder indexed) =>
        indexed.Services.GetRequiredService<CollectionSync>().SyncAsync(CancellationToken.None);

    private static async Task AskAsync(IndexedFolder indexed, string word, string file)
    {
        var answer = await indexed.AnswerAsync($"What is the signal mark {word}?", CancellationToken.None);
        var citations = answer switch
        {
            Answered answered => answered.Citations,
            NothingFound nothing => nothing.Nearest,
            _ => [],
        };
        if (!citations.Any(citation => citation.Quote.Text.Contains(word, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The sentence that was added to {file} is not quoted: {answer}");
        }
    }

    /// <summary>Into the paragraph in the middle of the file, where no menu is.</summary>
    private static async Task AddSentenceAsync(string file, string sentence)
    {
        var text = await File.ReadAllTextAsync(file);
        var end = Path.GetExtension(file) is ".txt" or ".md" ? "\n\n" : "</p>";
        var at = text.IndexOf(end, text.Length / 2, StringComparison.OrdinalIgnoreCase);
        await File.WriteAllTextAsync(file, text.Insert(at < 0 ? text.Length : at, " " + sentence));
    }

    private static async Task<double> MillisecondsAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
