using TreatyBot.LuceneIndex;
using TreatyBot.Tests.Search;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.LuceneIndex;

/// <summary>However much comes in, at once or bit by bit.</summary>
public sealed class LuceneWritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectingLogger _logger = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>More than the writer holds in memory: it writes several segments while it goes on taking passages in.</summary>
    [Trait("Category", "Slow")]
    [Fact]
    public void Two_hundred_thousand_passages_come_in_by_one_change()
    {
        const int Documents = 400;
        const int Passages = 500;
        using (var index = Open())
        {
            index.Add(
            [
                .. Enumerable.Range(1, Documents)
                    .Select(id => Document(id, [.. Enumerable.Range(0, Passages).Select(passage => Text(id, passage))])),
            ]);
            Check(index);
        }

        using var again = Open();
        Check(again);
        _logger.Messages.ShouldBeEmpty();

        static string Text(int id, int passage) =>
            $"port {string.Join(' ', Enumerable.Range(1, 12).Select(word => $"w{id * passage * word % 40_009}"))} p{id}n{passage}";

        static void Check(LucenePassageIndex index)
        {
            index.Count.ShouldBe(Documents * Passages);
            index.CountWith("port").ShouldBe(Documents * Passages);
            index.Search(Query("p1n0")).Ids().ShouldBe([1000]);
            index.Search(Query($"p{Documents}n{Passages - 1}")).Ids().ShouldBe([(Documents * 1000) + Passages - 1]);
        }
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void A_thousand_changes_leave_few_segments_and_all_that_came_in()
    {
        const int Changes = 1000;
        var left = new HashSet<long>();
        using (var index = Open())
        {
            for (var change = 1; change <= Changes; change++)
            {
                // Some replace, some take out what an earlier one brought.
                index.Apply([Document(change, $"port c{change}", "sea"), Document(change / 2, $"port r{change}")], [change - 3]);
                left.Remove(change - 3);
                left.UnionWith([change, change / 2]);
            }

            index.SegmentCount.ShouldBeLessThan(32);
            Check(index);
        }

        using var again = Open();
        Check(again);
        _logger.Messages.ShouldBeEmpty();

        void Check(LucenePassageIndex index)
        {
            left.SetEquals(index.ListDocuments()).ShouldBeTrue();
            index.Search(Query($"c{Changes}")).Ids().ShouldBe([Changes * 1000]);
            index.Search(Query($"r{Changes}")).Ids().ShouldBe([Changes / 2 * 1000]);
            index.Search(Query($"c{Changes - 3}")).ShouldBeEmpty();
        }
    }

    private LucenePassageIndex Open() => LucenePassageIndex.Open(_folder.Path, _logger);
}
