using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Lookup;

namespace TreatyBot.Tests.Lookup;

public sealed class ComparisonTableTests
{
    [Fact]
    public void Each_document_has_a_row_and_what_it_does_not_say_is_an_empty_cell() =>
        ComparisonTable.ToCsv([Row("It is \"ten\".", "Rules, old"), new ComparedDocument(DocumentOf("Poem"), null)]).ShouldBe(
            """
            "Document","Publisher","Date","Place","Quote","Address"
            "Rules, old","","","Article 1","It is ""ten"".",""
            "Poem","","","","",""

            """.ReplaceLineEndings("\r\n"));

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@sum")]
    public void No_cell_is_a_formula(string text) => ComparisonTable.ToCsv([Row(text, "Title")]).ShouldContain($"\" {text}\"");

    [Fact]
    public void No_text_ends_its_cell_or_formats_anything_in_Markdown() => Prop.ForAll<NonEmptyString>(text =>
    {
        var lines = ComparisonTable.ToMarkdown([Row(text.Get, "Title")]).TrimEnd('\n').Split('\n');
        return lines.Length == 3 && BarsIn(lines[2]) == BarsIn(lines[0]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_would_link_or_ping_or_format_is_escaped() =>
        MarkdownText.Escape("a|b *c* [d](e) <f> @g\nh").ShouldBe(@"a\|b \*c\* \[d\]\(e\) \<f\> \@g<br>h");

    /// <summary>Those that part cells: not behind a backslash, itself not behind one.</summary>
    private static int BarsIn(string line)
    {
        var bars = 0;
        for (var at = 0; at < line.Length; at++)
        {
            bars += line[at] == '|' ? 1 : 0;
            at += line[at] == '\\' ? 1 : 0;
        }

        return bars;
    }

    private static ComparedDocument Row(string text, string title)
    {
        var document = DocumentOf(title);
        var reading = new Reading(1, document, Reading.Hash(text), text, []);
        return new ComparedDocument(document, new Citation(reading.Quote(new TextRange(0, text.Length)), ["Article 1"], []));
    }

    private static Document DocumentOf(string title) => new(1, "c", "a.md", new DocumentMetadata(Title: title));
}
