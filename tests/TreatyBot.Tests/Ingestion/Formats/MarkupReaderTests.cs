using System.Text;
using TreatyBot.Ingestion.Markup;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Formats;

public sealed class MarkupReaderTests
{
    [Fact]
    public void ReStructuredText_is_read_as_text_with_its_headings() => Read(
        new ReStructuredTextReader(),
        """
        ========
        Harbour
        ========

        :Author: Anna

        Ships
        -----

        *Ferries* sail at ``noon``, see :ref:`the rules <rules>`
        and `the tolls <https://example.org>`_.

        .. a remark of the writer
           over two lines

        .. note:: Bring coins.

        - one
        - two

        .. image:: ship.png
           :alt: a ship
        """).ShouldBe(["# Harbour", "## Ships", "Ferries sail at noon, see the rules and the tolls.", "Bring coins.", "- one", "- two"]);

    [Fact]
    public void AsciiDoc_is_read_as_text_with_its_headings() => Read(
        new AsciiDocReader(),
        """
        = Harbour
        :toc: left

        == Ships

        *Ferries* sail at `noon`, see <<rules,the rules>>
        and https://example.org[the tolls].

        // a remark
        [NOTE]
        Bring coins.

        * one
        * two

        |===
        |Ship |Toll
        |Gull |4
        |Heron |2
        |===
        image::ship.png[]
        """).ShouldBe(["# Harbour", "## Ships", "Ferries sail at noon, see the rules and the tolls.", "Bring coins.", "one", "two",
            "Ship: Gull · Toll: 4", "Ship: Heron · Toll: 2"]);

    private static string[] Read(MarkupReader reader, string text) =>
        reader.Read(new SourceFile("a", Encoding.UTF8.GetBytes(text)), CancellationToken.None).Outline();
}
