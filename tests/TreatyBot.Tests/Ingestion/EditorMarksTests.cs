namespace TreatyBot.Tests.Ingestion;

public sealed class EditorMarksTests
{
    [Theory]
    [InlineData("The licence lapses. %% only for us: the salary is 900 crowns %%", "The licence lapses.")]
    [InlineData("%%\nnot yet\n\nto be shown\n%%\n\nShown.", "Shown.")]
    [InlineData("Shown.\n\n%%\nnot yet\n\n```\nnor this\n```\n%%\n\nShown too.", "Shown.\n\nShown too.")]
    [InlineData("Shown.\n\n%%\nnot yet\n\n```\nnor this\n```\n\nNever.", "Shown.")]
    [InlineData("Shown. %% not this\nnor this\n\nShown too.", "Shown.\n\nShown too.")]
    [InlineData("%% not this\n\nShown.", "Shown.")]
    [InlineData("It is 5 %% of 100 and 7 %% of 200.", "It is 5 %% of 100 and 7 %% of 200.")]
    [InlineData("The [[crane-7|big crane]] and the [[mole]], see [[rules#cranes]].", "The big crane and the mole, see rules.")]
    [InlineData("A note [[1]](https://kite.example/1).", "A note [1].")]
    [InlineData("![[plan.png]] The plan.", "The plan.")]
    [InlineData("> [!warning] Wind\n> Above 60 km/h all cranes stop.", "Wind Above 60 km/h all cranes stop.")]
    [InlineData("> [!NOTE]\n> Cranes stop.", "Note Cranes stop.")]
    [InlineData(":::tip Wind\n\nCranes stop.\n\n:::", "Wind\n\nCranes stop.")]
    [InlineData("!!! tip \"Wind\"\n    Cranes stop.", "Wind Cranes stop.")]
    [InlineData("???+ note\n\n    Cranes stop.", "Note\n\nCranes stop.")]
    [InlineData("!!! stop the crane\n\nCranes stop.", "!!! stop the crane\n\nCranes stop.")]
    [InlineData("{{% notice %}}\nCranes stop.\n{{% /notice %}}", "Cranes stop.")]
    [InlineData("{{% expand \"Who pays the taxi?\" %}}\nThe port.\n{{% /expand %}}", "Who pays the taxi? The port.")]
    [InlineData("{% include header.html %}Cranes stop.", "Cranes stop.")]
    [InlineData("All ==stop== at ==60 km/h==; a == b.", "All stop at 60 km/h; a == b.")]
    [InlineData("`{{< x >}}` and `[[y]]` are code.", "{{< x >}} and [[y]] are code.")]
    [InlineData("```\n{{% x %}} [[y]]\n```", "{{% x %}} [[y]]")]
    public void What_an_editor_does_not_show_goes_and_the_words_stay(string markdown, string text) =>
        Reads.Markdown(markdown).Composed().Text.ShouldBe(text);

    [Theory]
    [InlineData("Shown. %% not this", true)]
    [InlineData("Shown.\n\n%%\nnot this", true)]
    [InlineData("Shown. %% not this %%", false)]
    [InlineData("It is 5 %% of 100.", false)]
    public void A_comment_that_is_never_closed_is_told(string markdown, bool isTold) =>
        Reads.Markdown(markdown).Document().Warnings.Any(warning => warning.Contains("never closed", StringComparison.Ordinal))
            .ShouldBe(isTold);

    [Fact]
    public void TOML_front_matter_states_metadata_and_is_no_text()
    {
        var outcome = Reads.Markdown(
            "+++\ntitle = \"Night \\\"shift\\\" rules\" # ours\ndate = 2024-02-11T08:00:00Z\nauthors = ['Ann Lee',\n  \"Bo Ek\"]\n"
                + "draft = false\n[params]\ntitle = 'Other'\n+++\n\nThe night shift begins at 22:00.");
        outcome.Document().Metadata.ShouldBe(new("Night \"shift\" rules", "Ann Lee, Bo Ek", Published: new DateOnly(2024, 2, 11)));
        outcome.Document().Warnings.ShouldBeEmpty();
        outcome.Composed().Text.ShouldBe("The night shift begins at 22:00.");
    }

    [Fact]
    public void Broken_TOML_costs_what_is_broken()
    {
        var outcome = Reads.Markdown("+++\ntitle = \"Night shift\nauthor = \"Ann Lee\"\n+++\nText.");
        outcome.Document().Metadata.ShouldBe(new(Author: "Ann Lee"));
        outcome.Document().Warnings.ShouldHaveSingleItem().ShouldContain("line 2");
        outcome.Composed().Text.ShouldBe("Text.");
    }

    [Theory]
    [InlineData("+++\ndraft = true\n+++\nText.")]
    [InlineData("---\ndraft: true\n---\nText.")]
    public void A_draft_is_not_read(string text)
    {
        Reads.Markdown(text).Refusal().ShouldContain("draft");
        Reads.Text(text).Refusal().ShouldContain("draft");
    }
}
