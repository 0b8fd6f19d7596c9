namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class DoctorTests : IDisposable
{
    private readonly Installation _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task It_says_who_sees_each_collection()
    {
        _bot.With("config/corpus/a.txt", "A paper").With("treaties/b.txt", "A treaty");
        (await _bot.RunAsync("doctor")).Output.ShouldContain("sample is seen by everybody");

        string[] collections = ["--set", "Collections:0:Name=treaties", "--set", "Collections:0:Folders:0=treaties"];
        (await _bot.RunAsync(["doctor", .. collections])).Output.ShouldContain("treaties is seen on this machine alone");

        (await _bot.RunAsync(
            [
                "doctor",
                .. collections,
                "--set",
                "Collections:0:Audience:0=slack:T0123",
            ])).Output.ShouldContain("treaties is seen in slack:T0123");
    }

    [Theory]
    [InlineData("Discord cannot be reached", "--set", "Discord:Token=abc", "--set", "Discord:ApiBaseUrl=http://127.0.0.1:1/")]
    [InlineData(
        "Slack cannot be reached",
        "--set",
        "Slack:BotToken=xoxb-1",
        "--set",
        "Slack:AppToken=xapp-1",
        "--set",
        "Slack:ApiBaseUrl=http://127.0.0.1:1/")]
    public async Task A_platform_that_cannot_be_reached_is_not_blamed_on_the_set_up(string sentence, params string[] settings)
    {
        _bot.With("config/corpus/a.txt", "A paper");
        var (code, output, _) = await _bot.RunAsync(["doctor", .. settings]);
        code.ShouldBe(1);
        output.ShouldContain(sentence);
        output.ShouldNotContain("Switch it on in the app");
        output.ShouldNotContain("Install the app again");
    }
}
