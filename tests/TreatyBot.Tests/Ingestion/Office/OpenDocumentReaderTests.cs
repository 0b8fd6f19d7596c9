using System.IO.Compression;
using TreatyBot.Ingestion.OpenDocument;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Office;

public sealed class OpenDocumentReaderTests
{
    private const string Namespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        + "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        + "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"";

    private const string Ferries = "Ferries sail at noon and again at six in the evening, every day but Sunday.";

    [Fact]
    public void Headings_and_paragraphs_are_read() =>
        Read($"<text:h text:outline-level=\"1\">Ships</text:h><text:p>Ferries<text:s text:c=\"2\"/>sail<text:line-break/>at noon.</text:p>")
            .Outline().ShouldBe(["## Ships", "Ferries sail\nat noon."]);

    [Fact]
    public void Lists_and_headings_are_counted_as_their_readers_see_them() =>
        Read(
            """
            <text:h text:outline-level="1">Ships</text:h>
            <text:list text:style-name="L1"><text:list-item><text:p>at noon</text:p><text:p>or later</text:p></text:list-item>
            <text:list-item><text:p>at six</text:p>
            <text:list><text:list-item><text:p>in winter</text:p></text:list-item></text:list></text:list-item></text:list>
            <text:h text:outline-level="1">Money</text:h>
            """,
            """
            <text:outline-style style:name="Outline">
            <text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="Article "/></text:outline-style>
            <text:list-style style:name="L1">
            <text:list-level-style-number text:level="1" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
            <text:list-level-style-number text:level="2" style:num-format="i" style:num-suffix="."/></text:list-style>
            """).Document().Blocks.Select(block => block.Text).ShouldBe([
                "Article 1 Ships", "(a) at noon", "or later", "(b) at six", "i. in winter", "Article 2 Money"]);

    [Fact]
    public void Rows_of_a_table_are_read_with_their_heads() => Read(
        """
        <table:table table:name="T"><table:table-header-rows>
        <table:table-row><table:table-cell><text:p>Ship</text:p></table:table-cell>
        <table:table-cell><text:p>Toll</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell><text:p>Gull</text:p></table:table-cell>
        <table:table-cell><text:p>four crowns</text:p></table:table-cell></table:table-row></table:table>
        """).Composed().Text.ShouldBe("Ship: Gull · Toll: four crowns");

    [Fact]
    public void Changes_are_read_as_accepted_notes_behind_their_paragraph_and_comments_not_at_all()
    {
        const string changes =
            "<text:changed-region><text:deletion><text:p>nine</text:p></text:deletion></text:changed-region>";
        const string comment = "<office:annotation><text:p>Private.</text:p></office:annotation>";
        const string note =
            "<text:note><text:note-citation>1</text:note-citation>"
            + "<text:note-body><text:p>Since 1961.</text:p></text:note-body></text:note>";
        Read($"<text:tracked-changes>{changes}</text:tracked-changes><text:p>Ferries sail at noon{comment}{note}.</text:p>")
            .Composed().Text.ShouldBe("Ferries sail at noon.\n\n1 Since 1961.");
    }

    [Fact]
    public void Title_and_author_come_from_the_properties()
    {
        var metadata = Read($"<text:p>{Ferries}</text:p>",
            meta: "<dc:title>Rules of the harbour</dc:title><dc:creator>Anna Berg</dc:creator><dc:language>en-GB</dc:language>")
                .Document().Metadata;
        (metadata.Title, metadata.Author, metadata.Language).ShouldBe(("Rules of the harbour", "Anna Berg", "en-GB"));
    }

    [Fact]
    public void A_file_with_a_password_is_refused_with_what_to_do() =>
        Read("<text:p/>", manifest: "<file-entry><encryption-data/></file-entry>").Refusal()
            .ShouldBe("It is protected with a password. Save a copy without one.");

    /// <summary>A text with a list, a note and a table.</summary>
    internal static byte[] Sample() => Build(
        "<text:h text:outline-level=\"1\">Ships</text:h><text:list text:style-name=\"L1\"><text:list-item><text:p>at noon<text:note>"
        + "<text:note-citation>1</text:note-citation><text:note-body><text:p>x</text:p></text:note-body></text:note></text:p>"
        + "</text:list-item></text:list>"
        + "<table:table table:name=\"T\"><table:table-row><table:table-cell table:number-columns-repeated=\"2\"><text:p>Gull</text:p>"
        + "</table:table-cell></table:table-row></table:table>",
        "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\"/></text:list-style>",
            "<dc:title>Rules</dc:title>", "");

    private static ReadOutcome Read(string body, string styles = "", string meta = "", string manifest = "") =>
        new OpenDocumentReader().Read(new SourceFile("a.odt", Build(body, styles, meta, manifest)), CancellationToken.None);

    private static byte[] Build(string body, string styles, string meta, string manifest)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in new[]
            {
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                ("META-INF/manifest.xml", $"<manifest>{manifest}</manifest>"),
                ("content.xml",
                    $"<office:document-content {Namespaces}><office:body><office:text>{body}</office:text></office:body>"
                        + "</office:document-content>"),
                ("styles.xml", $"<office:document-styles {Namespaces}><office:styles>{styles}</office:styles></office:document-styles>"),
                ("meta.xml", $"<office:document-meta {Namespaces}><office:meta>{meta}</office:meta></office:document-meta>"),
            })
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open());
                part.Write(content);
            }
        }

        return stream.ToArray();
    }
}
