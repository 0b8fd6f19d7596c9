using TreatyBot.Core.Answering;
using TreatyBot.Evaluation;

namespace TreatyBot.Benchmarks;

/// <summary>
/// Whole answers: from a question to its quotes, out of a real store, with all that the desk's answers pass but the desk.
/// </summary>
internal static class AnswerBenchmark
{
    public static async Task RunAsync(string folder, string? questionFile)
    {
        var questions = Questions.Read(questionFile, await FolderCorpus.ReadAsync(folder));
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(folder), [], CancellationToken.None);
        var load = new Load<string>(questions, question => Answer(indexed, question));
        Measure.Line(
            "questions", $"{questions.Count}, of which {questions.Count(question => Answer(indexed, question) is Answered)} are answered");
        load.Latency("whole answer, 1 thread");
        load.Allocation("allocated");
        load.Throughput("whole answer");
        Measure.Memory("with all documents in it");
    }

    private static Answer Answer(IndexedFolder indexed, string question) =>
        indexed.AnswerAsync(question, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
