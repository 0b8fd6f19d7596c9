using System.Globalization;
using Spectre.Console;

namespace TreatyBot.ConsoleOutput;

/// <summary>Lines that a person types at a terminal: edited in place, with the earlier ones under the arrow keys.</summary>
internal sealed class TerminalLines(IAnsiConsole console) : IQuestionLines
{
    private const string Sign = "> ";

    /// <summary>Erases from the cursor to the end of the line (ECMA-48, EL).</summary>
    private const string EraseRest = "\u001b[K";

    private readonly List<string> _earlier = [];

    public ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new EditedLine(_earlier);

        // Ctrl+C must end the prompt at once; as a signal it would wait for the next key.
        var before = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            while (line.State == EditState.Editing)
            {
                Draw(line);
                line.Apply(Console.ReadKey(intercept: true));
            }
        }
        finally
        {
            Console.TreatControlCAsInput = before;
        }

        Console.WriteLine();
        if (line.State == EditState.Ended)
        {
            return new ValueTask<string?>((string?)null);
        }

        if (line.Text.Trim().Length > 0 && (_earlier.Count == 0 || _earlier[^1] != line.Text))
        {
            _earlier.Add(line.Text);
        }

        return new ValueTask<string?>(line.Text);
    }

    public void Say(string text) => console.Write(new Text(text + "\n", new Style(Color.Grey)));

    /// <summary>Of a line that is wider than the terminal, the stretch about the cursor.</summary>
    private static void Draw(EditedLine line)
    {
        var room = Math.Max(10, Console.WindowWidth - Sign.Length - 1);
        var from = Math.Max(0, line.Cursor - room + 1);
        var shown = line.Text.Substring(from, Math.Min(room, line.Text.Length - from));
        Console.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r{Sign}{ConsoleText.Inert(shown)}{EraseRest}\r\u001b[{Sign.Length + line.Cursor - from}C"));
    }
}
