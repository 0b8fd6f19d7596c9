namespace TreatyBot.Tests.Ingestion;

public sealed class CollapsedPanelsTests
{
    private const string Prose = "The boat pass lets you use all locks of the canal, at any hour of the day. Here are the questions "
        + "that are asked most often of the board, with its answers.";

    [Theory]
    [InlineData("""<h3><button aria-expanded="false" aria-controls="p1">How long is a pass valid?</button></h3><div id="p1" """
        + """role="region" hidden><p>For twelve months from the day of the purchase.</p></div>""")]
    [InlineData("""<button aria-controls="p1">How long is a pass valid?</button><div id="p1" style="display:none">For twelve months """
        + """from the day of the purchase.</div>""")]
    [InlineData("""<a data-bs-toggle="collapse" href="#p1">How long is a pass valid?</a><div id="p1" class="collapse" """
        + """aria-hidden="true">For twelve months from the day of the purchase.</div>""")]
    [InlineData("""<div class="accordion-title">How long is a pass valid?</div><div class="accordion-body" style="display: """
        + """none"><p>For twelve months from the day of the purchase.</p></div>""")]
    public void A_collapsed_panel_is_read_under_the_words_that_open_it(string panel)
    {
        var reading = Page(panel).Composed();
        reading.Path("For twelve months").ShouldEndWith("How long is a pass valid?");
        reading.Path("That was all").ShouldNotContain("How long");
        reading.Text.Split("How long is a pass valid?").Length.ShouldBe(2);
    }

    [Fact]
    public void The_panels_of_tabs_are_read_under_the_names_of_their_tabs()
    {
        var reading = Page("""
            <div role="tablist"><button role="tab" aria-controls="t1">Prices</button>
            <button role="tab" aria-controls="t2">Refunds</button></div>
            <div id="t1" role="tabpanel"><p>A pass costs 90 crowns for boats up to six metres.</p></div>
            <div id="t2" role="tabpanel" hidden><p>A pass that was not used is paid back within 30 days.</p></div>
            """).Composed();
        reading.Path("90 crowns").ShouldEndWith("Prices");
        reading.Path("30 days").ShouldEndWith("Refunds");
    }

    [Theory]
    [InlineData("""<nav><button aria-controls="m">Products</button><div id="m" hidden>All that we sell to sailors</div></nav>""")]
    [InlineData("""<button aria-controls="m">Products</button><div id="m" hidden><a href="/a">All that we sell</a> <a href="/b">to """
        + """sailors</a></div>""")]
    [InlineData("""<button aria-controls="m">Sign up</button><div id="m" hidden>All that we sell to sailors <form><input """
        + """name="mail"></form></div>""")]
    [InlineData("""<p>Before.</p><div hidden>All that we sell to sailors</div>""")]
    public void Menus_forms_and_what_nothing_opens_stay_closed(string menu) => Page(menu).Composed().Text.ShouldNotContain("sailors");

    private static TreatyBot.Ingestion.Readers.ReadOutcome Page(string part) => Reads.Html(
        $"<!DOCTYPE html><html><head><title>Help</title></head><body><nav><a href='/'>Home</a></nav><main><h1>Help with your boat "
            + $"pass</h1><p>{Prose}</p>{part}<p>That was all that we are asked about the pass, from one year's end to the "
            + $"next.</p></main></body></html>");
}
