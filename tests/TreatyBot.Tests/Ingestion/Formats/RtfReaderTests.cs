using System.Text;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Rtf;

namespace TreatyBot.Tests.Ingestion.Formats;

public sealed class RtfReaderTests
{
    private const string Head =
        @"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\stylesheet{\s0 Normal;}}{\*\generator Writer;}"
        + @"{\info{\title Rules of the harbour}{\author Anna Berg}}";

    [Fact]
    public void Paragraphs_are_read_and_what_is_no_text_is_not() =>
        Read(@"{\header Harbour rules}Ferries sail\line at noon.\par Tolls are {\v secretly }{\deleted never }paid.\par")
            .Composed().Text.ShouldBe("Ferries sail\nat noon.\n\nTolls are paid.");

    [Fact]
    public void Title_and_author_are_those_of_the_file()
    {
        var metadata = Read(@"Ferries sail at noon.\par").Document().Metadata;
        (metadata.Title, metadata.Author).ShouldBe(("Rules of the harbour", "Anna Berg"));
    }

    [Theory]
    [InlineData(@"caf\'e9", "café")]
    [InlineData(@"caf\u233?", "café")]
    [InlineData(@"\uc2 caf\u233??", "café")]
    [InlineData(@"\'93old\'94 \emdash  new", "“old” — new")]
    [InlineData(@"a\{b\}\\c", @"a{b}\c")]
    public void Letters_are_read_in_every_spelling(string rtf, string text) => Read(rtf).Composed().Text.ShouldBe(text);

    [Fact]
    public void Rows_of_a_table_are_read_with_their_heads() =>
        Read(@"\trowd\intbl Ship\cell Toll\cell\row\trowd\intbl Gull\cell 4\cell\row\trowd\intbl Heron\cell 2\cell\row"
            + @"\pard Ferries sail.\par")
            .Composed().Text.ShouldBe("Ship: Gull · Toll: 4\n\nShip: Heron · Toll: 2\n\nFerries sail.");

    [Fact]
    public void A_note_stands_behind_its_paragraph() =>
        Read(@"Ferries sail{\footnote Since 1961.} at noon.\par Tolls are paid.\par")
            .Composed().Text.ShouldBe("Ferries sail at noon.\n\nSince 1961.\n\nTolls are paid.");

    [Fact]
    public void Outline_levels_and_bold_lines_are_headings()
    {
        Read(@"{\pard\outlinelevel0 Ships\par}\pard Ferries sail at noon, all of them.\par").Outline()
            .ShouldBe(["## Ships", "Ferries sail at noon, all of them."]);
        Read(@"{\b Ships\par}Ferries sail at noon, all of them.\par Tolls are paid.\par").Outline()[0].ShouldBe("####### Ships");
    }

    [Fact]
    public void What_only_ends_in_rtf_is_refused() =>
        new RtfReader().Read(new SourceFile("a.rtf", "\0\u0001\u0002"u8.ToArray()), CancellationToken.None).Refusal()
            .ShouldContain("damaged");

    private static ReadOutcome Read(string rtf) =>
        new RtfReader().Read(new SourceFile("a.rtf", Encoding.Latin1.GetBytes(Head + rtf + "}")), CancellationToken.None);
}
