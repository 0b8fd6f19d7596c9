using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Tests.Ingestion;

public sealed class PagePlacementTests
{
    private static readonly string[] Parts =
    [
        "Article 1", "Article 2 Ships", "Article 3 Ferries Every ferry sails at noon", "(2) whereas the towns agree", "Who pays?",
        "Q: When? A: At noon.", "The towns pay.\nBoth of them.", "§ 4", "1. Money. All tolls are paid.", "  wide   space ", "ANNEX A",
        "é\u0085x", "\u0007bell",
    ];

    [Fact]
    public void Structure_adds_no_character_to_a_text_and_takes_none_so_that_pages_keep_their_places() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(0, (2 * Parts.Length) - 1).ListOf().ToArbitrary(), chosen =>
        {
            var blocks = chosen.Select(Block (part) => part < Parts.Length
                ? new Paragraph(Parts[part])
                : new Heading(Parts[part - Parts.Length], 1 + (part % 4))).ToList();
            return Characters(ReadingComposer.Compose(DocumentStructure.Find(blocks)).Text) == Characters(string.Concat(blocks
                .Select(block => Whitespace.Fold(block.Text))));
        }));

    [Fact]
    public void A_page_begins_at_its_first_word()
    {
        var counter = new PageCounter();
        counter.Begin(7, "");
        counter.Count("Ferries sail");
        counter.Begin(8, "at no");
        counter.Count("at noon.");
        var pages = PagePlacement.Place("Ferries sail\n\nat noon.", counter.Marks, new Dictionary<int, string> { [7] = "vii", [8] = "8" });
        pages.ShouldBe([new(0, 7, "vii"), new(19, 8)]);
    }

    private static string Characters(string text) => string.Concat(text.Where(c => !Whitespace.IsSpace(c)));
}
