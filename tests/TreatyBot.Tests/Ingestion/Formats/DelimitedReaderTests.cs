using System.Text;
using TreatyBot.Ingestion.Delimited;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Tests.Ingestion.Formats;

public sealed class DelimitedReaderTests
{
    [Theory]
    [InlineData("a.csv", "Ship,Toll\nGull,4\nHeron,2")]
    [InlineData("a.csv", "Ship;Toll\r\nGull;4\r\nHeron;2\r\n")]
    [InlineData("a.tsv", "Ship\tToll\nGull\t4\nHeron\t2")]
    public void A_row_is_read_with_the_heads_of_its_columns(string name, string file) =>
        Read(name, file).ShouldBe("Ship: Gull · Toll: 4\n\nShip: Heron · Toll: 2");

    [Fact]
    public void Quotation_marks_keep_separators_line_ends_and_themselves() =>
        Read("a.csv", "Ship,Remark\nGull,\"old, and \"\"slow\"\"\nbut dry\"\nHeron,new")
            .ShouldBe("Ship: Gull · Remark: old, and \"slow\" but dry\n\nShip: Heron · Remark: new");

    [Fact]
    public void Values_without_heads_are_read_as_they_stand() => Read("a.csv", "1961,4\n1962,5").ShouldBe("1961 4\n\n1962 5");

    [Fact]
    public void An_open_quotation_mark_ends_with_the_file() => Read("a.csv", "Ship,Toll\nGull,\"4").ShouldBe("Ship: Gull · Toll: 4");

    private static string Read(string name, string file) =>
        new DelimitedReader().Read(new SourceFile(name, Encoding.UTF8.GetBytes(file)), CancellationToken.None).Composed().Text;
}
