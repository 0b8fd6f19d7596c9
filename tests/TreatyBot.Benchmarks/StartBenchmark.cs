using System.Diagnostics;

namespace TreatyBot.Benchmarks;

/// <summary>The worker itself, started as a process: how soon it answers, and what it holds in memory.</summary>
internal static class StartBenchmark
{
    private const int Starts = 10;
    private const int Asked = 1000;

    public static async Task RunAsync(string folder, string? questionFile)
    {
        var questions = Questions.Read(questionFile, await FolderCorpus.ReadAsync(folder));
        using var storage = new TemporaryFolder();
        await using (var first = new Worker(folder, storage.Path))
        {
            Measure.Line(
                "first start: all read, stored, indexed",
                $"{(await first.ReadyAsync()).TotalSeconds:0.000} s  ({first.Processors.TotalSeconds:0.000} s of processors)");
            Measure.Line("  memory", $"{first.Memory} resident, {first.PeakMemory} at most until then");
            await AskAsync(first, questions);
            await AskWhileEmbeddingAsync(first, questions);
        }

        var own = await OwnStartUpAsync();
        Measure.Line("a process's own start-up (--version)", Measure.Percentiles(own));
        var ready = new List<double>();
        var answered = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            await using var worker = new Worker(folder, storage.Path);
            ready.Add((await worker.ReadyAsync()).TotalMilliseconds);
            answered.Add((await worker.AskAsync(questions[start % questions.Count])).TotalMilliseconds);
        }

        Measure.Line("start on the unchanged corpus, until ready", Measure.Percentiles(ready));
        Measure.Line("  beyond the process's own start-up", $"p50 {Median(ready) - Median(own):0}  best {ready.Min() - own.Min():0} ms");
        Measure.Line("  and the very first question, over HTTP", Measure.Percentiles(answered));

        await using var last = new Worker(folder, storage.Path);
        await last.ReadyAsync();
        Measure.Line("  memory when ready", $"{last.Memory} resident  ({last.Processors.TotalSeconds:0.000} s of processors until then)");
        await AskAsync(last, questions);
    }

    /// <summary>Asks one question after the other until all vectors stand, and as many afterwards.</summary>
    private static async Task AskWhileEmbeddingAsync(Worker worker, IReadOnlyList<string> questions)
    {
        var vectors = worker.VectorsAsync();
        var meanwhile = new List<double>();
        for (var i = 0; !vectors.IsCompleted; i++)
        {
            meanwhile.Add((await worker.AskAsync(questions[i % questions.Count])).TotalMilliseconds);

            // As people ask, not as fast as one can: the vectors are to have their time too.
            await Task.Delay(100);
        }

        Measure.Line("  all vectors made in the background", $"{(await vectors).TotalSeconds:0} s after the start");
        Measure.Line("  an answer meanwhile, over HTTP", Measure.Percentiles(meanwhile));
        var afterwards = new List<double>();
        for (var i = 0; i < Asked; i++)
        {
            afterwards.Add((await worker.AskAsync(questions[i % questions.Count])).TotalMilliseconds);
        }

        Measure.Line("  and afterwards", Measure.Percentiles(afterwards));
        Measure.Line("  memory with all vectors", $"{worker.Memory} resident, {worker.PeakMemory} at most until then");
    }

    private static async Task AskAsync(Worker worker, IReadOnlyList<string> questions)
    {
        for (var i = 0; i < Asked; i++)
        {
            await worker.AskAsync(questions[i % questions.Count]);
        }

        Measure.Line($"  memory after {Asked} questions", $"{worker.Memory} resident, {worker.PeakMemory} at most until then");
    }

    /// <summary>What the runtime takes before a program of this kind has done anything.</summary>
    private static async Task<List<double>> OwnStartUpAsync()
    {
        var times = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var began = Stopwatch.GetTimestamp();
            using var process = TreatyBotProcess.Start(Repository.Root, "--version");
            await process.WaitForExitAsync();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(times.Count() / 2);
}
