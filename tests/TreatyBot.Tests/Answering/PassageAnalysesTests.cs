using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class PassageAnalysesTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    [Fact]
    public async Task Preparing_waits_for_its_turn_before_each_document()
    {
        foreach (var name in new[] { "one", "two", "three" })
        {
            await _corpus.AddAsync($"{name}.md", name, "The ferry crosses the river at noon.\n\nThe lock opens in May.");
        }

        var turns = new List<TaskCompletionSource>();
        var preparing = new PassageAnalyses(_corpus.Corpus, LanguagePacks.None).PrepareAsync(WaitForTurn, CancellationToken.None);

        for (var turn = 0; turn < 3; turn++)
        {
            turns.Count.ShouldBe(turn + 1);
            preparing.IsCompleted.ShouldBeFalse();
            turns[turn].SetResult();
        }

        await preparing;
        turns.Count.ShouldBe(3);

        Task WaitForTurn(CancellationToken cancellationToken)
        {
            turns.Add(new TaskCompletionSource());
            return turns[^1].Task;
        }
    }

    public void Dispose() => _corpus.Dispose();
}
