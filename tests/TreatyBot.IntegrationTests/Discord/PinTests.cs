using TreatyBot.LoopbackDiscord;

namespace TreatyBot.IntegrationTests.Discord;

public class PinTests : DiscordFixture
{
    [Fact]
    public async Task Whom_the_operator_trusts_pins_by_a_button_and_it_comes_first_from_then_on()
    {
        await ConnectAsync(Setup with { Settings = new Dictionary<string, string?> { ["Desk:PinnedBy:0"] = $"discord:{Ada}" } });
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} Who is the depositary?"));
        reply.Buttons.Keys.ShouldContain("Pin");
        (await ReplyToAsync(People.Write(General, Ben, $"{People.Bot} Who is the depositary?"))).Buttons.Keys.ShouldNotContain("Pin");

        var refused = People.Press(reply, Ben, reply.Buttons["Pin"]);
        (await ResponseToAsync(refused)).Text.ShouldContain("discord\\:502 to Desk\\:PinnedBy");
        refused.IsEphemeral.ShouldBeTrue();
        (await ResponseToAsync(People.Press(reply, Ada, reply.Buttons["Pin"]))).Text.ShouldContain("Pinned as number 1");

        var again = await ReplyToAsync(People.Write(General, Ben, $"{People.Bot} who is the depositary"));
        again.Text.ShouldContain($"pinned by user{Ada}");
        var listed = People.Use(General, Ben, "pins");
        (await ResponseToAsync(listed)).Text.ShouldContain("1 pinned");
        listed.IsEphemeral.ShouldBeTrue();
        (await ResponseToAsync(People.Use(General, Ada, "unpin", ("number", "1")))).Text.ShouldContain("Pin 1 is gone.");
        (await ReplyToAsync(People.Write(General, Ben, $"{People.Bot} Who's the depositary?"))).Text.ShouldNotContain("pinned by");
        World.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_quotes_it_is_asked_which_one()
    {
        await ConnectAsync(Setup with
        {
            Documents =
            [
                Draft("one.md", "Harbour Rules", "The fee for boats is ten crowns a night."),
                Draft("two.md", "River Rules", "The fee for boats is forty crowns a year."),
            ],
            Settings = new Dictionary<string, string?> { ["Desk:PinnedBy:0"] = $"discord:{Ada}" },
        });
        var reply = await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} What is the fee for boats?"));
        var which = await ResponseToAsync(People.Press(reply, Ada, reply.Buttons["Pin"]));
        which.Buttons.Keys.ShouldBe(["Quote 1", "Quote 2"]);
        (await ResponseToAsync(People.Press(which, Ada, which.Buttons["Quote 2"]))).Text.ShouldContain("Pinned as number 1");
        var quotes = ShownText.Quotes((await ReplyToAsync(People.Write(General, Ada, $"{People.Bot} What is the fee for boats?"))).Text);
        quotes[0].Plain.ShouldBe(ShownText.Quotes(reply.Text)[1].Plain);
        World.Violations.ShouldBeEmpty();
    }
}
