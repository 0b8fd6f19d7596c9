namespace TreatyBot.IntegrationTests.Slack;

public class PinTests : SlackScenario
{
    [Fact]
    public async Task Whom_the_operator_trusts_pins_by_a_button_and_it_comes_first_from_then_on()
    {
        await using var slack = await SlackFixture.StartAsync();
        await using var bot = await StartAsync(slack, new SlackBotSetup { Settings = { ["Desk:PinnedBy:0"] = "slack:T1/U1" } });
        var (ts, _) = slack.Say("C1", "U1", SlackFixture.Mention());
        var reply = await slack.OneReplyAsync();

        var refused = await slack.SaidAfterAsync(() => slack.Press("U2", reply, "Pin:0"));
        refused.Text.ShouldContain("slack:T1/U2 to Desk:PinnedBy");
        (refused.OnlyFor, refused.Thread).ShouldBe(("U2", ts));
        (await slack.SaidAfterAsync(() => slack.Press("U1", reply, "Pin:0"))).Text.ShouldContain("Pinned as number 1");

        var again = await slack.SaidAfterAsync(() => slack.Say("C1", "U2", SlackFixture.Mention()).Delivered);
        again.Text.ShouldContain("pinned by ");
        again.Blocks!.ToJsonString().ShouldNotContain("\"Pin:0\"");
        (await slack.SaidAfterAsync(() => slack.Command("T1", "C1", "U2", "/pins", ""))).Text.ShouldContain("1 pinned");
        (await slack.SaidAfterAsync(() => slack.Command("T1", "C1", "U1", "/unpin", "1"))).Text.ShouldContain("Pin 1 is gone.");
        slack.Violations.ShouldBeEmpty();
    }
}
