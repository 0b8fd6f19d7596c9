using Spectre.Console;

namespace TreatyBot.ConsoleOutput;

/// <summary>The console that replies and summaries are written to: colours for a person, plain text for a file or a pipe.</summary>
internal static class Screen
{
    /// <summary>In characters. A file has no width, and without one the library would break lines at 80.</summary>
    private const int WidthOfAFile = 120;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfAFile;
        }

        return console;
    }
}
