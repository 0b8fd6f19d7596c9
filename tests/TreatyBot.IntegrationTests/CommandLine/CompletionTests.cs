using System.Diagnostics;

namespace TreatyBot.IntegrationTests.CommandLine;

public sealed class CompletionTests : IDisposable
{
    private readonly Installation _bot = new();

    [Theory]
    [InlineData("treatybot do", "doctor")]
    [InlineData("treatybot ask --js", "--json")]
    [InlineData("treatybot completion ", "fish")]
    public async Task The_program_tells_what_can_stand_at_a_place_of_a_command_line(string line, string expected)
    {
        var (code, output, errors) = await _bot.RunAsync($"[suggest:{line.Length}]", line);

        code.ShouldBe(0, errors);
        output.Split('\n').ShouldContain(expected);
        output.ShouldNotContain("reading-mode");
    }

    [SkippableFact]
    public async Task Bash_completes_commands_and_options_by_the_script_that_is_printed_for_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no bash.");
        var (_, script, _) = await _bot.RunAsync("completion", "bash");
        var program = Path.Combine(AppContext.BaseDirectory, "treatybot.dll");
        _bot.With("complete.sh", $$"""
            treatybot() { dotnet "{{program}}" "$@"; }
            {{script}}
            complete_line() {
                COMP_LINE="$1"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
                _treatybot; echo "${COMPREPLY[*]}"
            }
            complete_line "treatybot doc"
            complete_line "treatybot index --js"
            """);

        using var bash = Process.Start(new ProcessStartInfo("bash", [_bot.Path("complete.sh")]) { RedirectStandardOutput = true })!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();

        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["doctor", "--json"]);
    }

    public void Dispose() => _bot.Dispose();
}
