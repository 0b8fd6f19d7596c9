using TreatyBot.Core.Answering;
using TreatyBot.Core.Text;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Answering;

public sealed class DifferenceTests
{
    private const double MinRight = 0.9;
    private const double MinSeen = 0.8;

    private static readonly string[] Thesaurus = File.ReadAllLines(Repository.File("config/thesaurus.txt"));

    [Fact]
    public async Task Nine_of_ten_claims_that_sources_differ_are_right_and_eight_of_ten_differences_are_seen()
    {
        var items = DifferenceItem.ReadAll();
        items.Count(item => item.Differs).ShouldBe(60);
        items.Count(item => !item.Differs).ShouldBe(120);
        var (right, claimed, faults) = (0, 0, new List<string>());
        foreach (var item in items)
        {
            var answer = await AskAsync(item);
            var differs = answer is Answered { Differs: true };
            claimed += differs ? 1 : 0;
            right += differs && item.Differs ? 1 : 0;
            if (differs != item.Differs)
            {
                faults.Add($"{item.Id} {item.Kind}: {item.Question}");
            }

            if (differs && item.Differs)
            {
                ShouldNameTheSides(item, (Answered)answer);
            }
        }

        (right / (double)claimed).ShouldBeGreaterThanOrEqualTo(MinRight, string.Join('\n', faults));
        (right / 60.0).ShouldBeGreaterThanOrEqualTo(MinSeen, string.Join('\n', faults));
    }

    /// <summary>A side is called in the words of its quote; that of a value by the value.</summary>
    private static void ShouldNameTheSides(DifferenceItem item, Answered answer)
    {
        var sides = answer.Citations.Select(citation => citation.Side).OfType<string>().Distinct().ToList();
        sides.Count.ShouldBe(2, item.Id);
        sides.ShouldAllBe(side => answer.Citations.Any(citation => citation.Quote.Text.Contains(side, StringComparison.Ordinal)), item.Id);
        if (item.Kind != "yes/no")
        {
            item.Sides.ShouldAllBe(words => sides.Any(side => SaysAll(side, words)), $"{item.Id}: {string.Join(" / ", sides)}");
        }
    }

    private static bool SaysAll(string side, string words) =>
        Tokenizer.Tokenize(words).TrueForAll(word => Tokenizer.Tokenize(side).Exists(said => said.Term == word.Term));

    private static async Task<Answer> AskAsync(DifferenceItem item)
    {
        using var corpus = new TestCorpus(thesaurus: Thesaurus);
        foreach (var (i, document) in item.Docs.Index())
        {
            var draft = TestCorpus.Draft($"{i}.md", document.Title, document.Text, "c");
            await corpus.Documents.SaveAsync(
                draft with { Metadata = draft.Metadata with { Published = document.Date } }, CancellationToken.None);
        }

        await corpus.Corpus.RefreshAsync(CancellationToken.None);
        return await corpus.AskAsync(item.Question);
    }
}
