using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Core.Conversations;
using TreatyBot.IntegrationTests.CommandLine;

namespace TreatyBot.IntegrationTests.Discord;

public class SetupTests : DiscordFixture
{
    [Fact]
    public async Task Doctor_finds_nothing_wrong_where_nothing_is()
    {
        var bot = await ConnectAsync();
        await World.UntilAsync(() => World.CommandWrites == 1);
        (await CheckAsync(bot)).ShouldAllBe(finding => finding.Kind == SetupFindingKind.Ok);
    }

    [Fact]
    public async Task Doctor_says_where_Discord_sends_commands_elsewhere_and_that_privileged_intents_are_not_needed()
    {
        World.InteractionsEndpoint = "https://elsewhere.example/";
        World.ApplicationFlags = 1 << 19;
        var findings = await CheckAsync(await ConnectAsync());
        findings.Single(finding => finding.Kind == SetupFindingKind.Problem).Text.ShouldContain("Clear 'Interactions Endpoint URL'");
        findings.ShouldContain(
            finding => finding.Kind == SetupFindingKind.Warning && finding.Text.Contains("Switch them off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_warns_of_a_bot_that_anybody_can_add_to_a_server()
    {
        World.IsBotPublic = true;
        (await CheckAsync(await ConnectAsync())).Single(
            finding => finding.Kind == SetupFindingKind.Warning && finding.Text.Contains("'Public Bot'", StringComparison.Ordinal))
            .Text.ShouldContain("Anybody can add this bot");
    }

    [Fact]
    public async Task An_invitation_without_a_token_says_at_once_that_it_is_missing()
    {
        using var installation = new Installation();
        var (code, output, errors) = await installation.RunAsync("discord", "invite", "--set", "Discord:ApiBaseUrl=http://192.0.2.1:9/");
        code.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldContain("There is no Discord token");
        errors.ShouldContain("Discord:TokenFile");
    }

    [Fact]
    public async Task Doctor_says_what_to_do_about_a_token_that_Discord_does_not_accept()
    {
        var findings = await CheckAsync(await StartAsync(Setup with { Token = "wrong" }));
        findings.ShouldHaveSingleItem().Text.ShouldContain("Copy a new one from the developer portal");
    }

    [Fact]
    public async Task The_command_line_prints_the_invitation_and_looks_the_set_up_over_with_a_token_from_a_file()
    {
        using var installation = new Installation().With("secrets/discord", $" {Discord.Options.Token}\n")
            .With("config/corpus/treaty.txt", Treaty);
        string[] settings = [
            "--set",
            $"Discord:TokenFile={installation.Path("secrets/discord")}",
            "--set",
            $"Discord:ApiBaseUrl={Discord.ApiBaseUrl}",
        ];

        var (code, output, _) = await installation.RunAsync(["discord", "invite", .. settings]);
        code.ShouldBe(0);
        output.Trim().ShouldBe(
            "https://discord.com/oauth2/authorize?client_id=900000000000000002"
                + "&scope=bot%20applications.commands&permissions=274877975552");

        (await installation.RunAsync(["doctor", .. settings])).Output.ShouldContain("The token belongs to the application 'loopback'");
        Discord.World.CommandWrites.ShouldBe(0);
    }

    private static async Task<IReadOnlyList<SetupFinding>> CheckAsync(Bot bot) =>
        await bot.Services.GetServices<ISetupCheck>().Single(one => one.Name == "Discord").CheckAsync(CancellationToken.None);
}
