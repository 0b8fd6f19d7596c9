using TreatyBot.Core.Documents;

namespace TreatyBot.Tests.Ingestion;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("title: Staff handbook: leave\nauthor: Ann Lee", 2, "Staff handbook: leave", "Ann Lee")]
    [InlineData("author: Ann Lee\ntitle: [unclosed", 4, null, "Ann Lee")]
    [InlineData("title: [DRAFT] Handbook\nauthor: Ann Lee", 2, "[DRAFT] Handbook", "Ann Lee")]
    [InlineData("title: @team handbook\nauthor: Ann Lee", 2, "@team handbook", "Ann Lee")]
    [InlineData("title: \"Leave\" and pay\nauthor: Ann Lee", 2, "\"Leave\" and pay", "Ann Lee")]
    [InlineData("title: Leave\nauthor: Ann Lee\ntitle: Pay", 4, "Leave", "Ann Lee")]
    [InlineData("title: Leave\ndescription: It goes on\nhere: and: there\nauthor: Ann Lee", 4, "Leave", "Ann Lee")]
    [InlineData("title: Leave\nauthor:\n- Ann Lee\n- Bo Ek\ntags: [a, b", 7, "Leave", "Ann Lee, Bo Ek")]
    [InlineData("title: Leave\n\tsub: x\nauthor: Ann Lee", 2, "Leave", "Ann Lee")]
    public void A_header_that_is_no_YAML_costs_what_is_broken_and_nothing_else(string header, int line, string? title, string? author)
    {
        var outcome = Reads.Markdown($"---\n{header}\n---\n# Shown\n\nThe text.");

        outcome.Composed().Text.ShouldBe("Shown\n\nThe text.");
        outcome.Document().Metadata.ShouldBe(new DocumentMetadata(title ?? "Shown", author));
        outcome.Document().Warnings.ShouldHaveSingleItem().ShouldContain($"line {line} ");
    }

    [Fact]
    public void A_text_file_keeps_its_text_too()
    {
        var outcome = Reads.Text("---\ntitle: Staff handbook: leave\n---\nThe text.");
        outcome.Composed().Text.ShouldBe("The text.");
        outcome.Document().Metadata.Title.ShouldBe("Staff handbook: leave");
        outcome.Document().Warnings.ShouldHaveSingleItem().ShouldEndWith("Correct the YAML between the two '---' lines.");
    }

    [Fact]
    public void A_header_that_multiplies_or_nests_without_end_is_left_and_the_text_is_read()
    {
        foreach (var header in new[] { "a: &a [x]\nb: *a", "a: " + new string('[', 20_000), "title: " + new string('{', 5_000) })
        {
            var outcome = Reads.Text($"---\n{header}\n---\nThe text.");
            outcome.Composed().Text.ShouldBe("The text.");
            outcome.Document().Metadata.Title.ShouldBeNull();
            outcome.Document().Warnings.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void YAML_is_read_without_a_warning() =>
        Reads.Markdown("---\ntitle: 'Leave: who and when'\n---\nText.").Document().Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("We say: this is prose: yes.")]
    [InlineData("Note: this is prose: yes.\nIt goes on here,\nand here.")]
    public void Prose_between_two_rules_is_text(string prose)
    {
        var outcome = Reads.Text($"---\n{prose}\n---\nMore.");
        outcome.Composed().Text.ShouldContain(prose.Split('\n')[^1]);
        outcome.Document().Warnings.ShouldBeEmpty();
    }
}
