using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Documents;

public sealed class ReadingPagesTests
{
    private const string Text = "Preface. Ferries sail at noon. Tolls are paid.";

    [Theory]
    [InlineData(0, 8, "p. iv")]
    [InlineData(9, 16, "p. 1")]
    [InlineData(3, 20, "pp. iv–1")]
    [InlineData(40, 46, "p. 2")]
    [InlineData(0, 46, "pp. iv–2")]
    public void A_range_is_cited_by_its_pages(int start, int end, string pages) =>
        Reading([new(0, 4, "iv"), new(9, 5, "1"), new(31, 6, "2")]).CitePages(new(start, end)).ShouldBe(pages);

    [Fact]
    public void Without_pages_nothing_is_cited() => Reading([]).CitePages(new(0, 8)).ShouldBeNull();

    private static Reading Reading(IReadOnlyList<PageStart> pages) =>
        new(1, new Document(1, "c", "a.pdf", DocumentMetadata.Unknown), Core.Documents.Reading.Hash(Text), Text, []) { Pages = pages };
}
