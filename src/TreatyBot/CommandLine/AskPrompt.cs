using TreatyBot.Chat.Export;
using TreatyBot.ConsoleOutput;
using TreatyBot.Core.Conversations;

namespace TreatyBot.CommandLine;

/// <summary><c>ask</c> without a question: one after another, until an empty line.</summary>
internal sealed class AskPrompt(ConsoleDesk desk, IQuestionLines lines, Action<Reply> write)
{
    private const string Hint = "Ask what you want to know; 'help' says what else there is, and an empty line ends.";

    private const string Help =
        """
        A question    is looked up; one like "and who signed it?" is understood by the one before it.
        more          shows every quote of the last reply.
        export FILE   writes what was asked so far into a file, .docx or .md.
        help          shows this.
        exit          ends, as an empty line does.
        """;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        lines.Say(Hint);
        Reply? last = null;
        while (await lines.ReadAsync(cancellationToken) is { } line && line.Trim() is { Length: > 0 } text)
        {
            switch (text.ToUpperInvariant())
            {
                case "EXIT" or "QUIT":
                    return;
                case "HELP" or "?":
                    lines.Say(Help);
                    break;
                case "MORE":
                    await ShowAllAsync(last, cancellationToken);
                    break;
                case var export when export.StartsWith("EXPORT ", StringComparison.Ordinal):
                    await ExportAsync(text["export ".Length..].Trim(), cancellationToken);
                    break;
                default:
                    last = await desk.AskAsync(text, all: false, cancellationToken);
                    write(last);
                    break;
            }
        }
    }

    private async Task ExportAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var isMarkdown = path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
            if (await desk.ExportAsync(isMarkdown ? ExportFormat.Markdown : ExportFormat.Word, cancellationToken) is not { } file)
            {
                lines.Say("Nothing was asked yet that could be written into a file.");
                return;
            }

            await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
            lines.Say($"Written to {Path.GetFullPath(path)}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            lines.Say($"It could not be written: {e.Message} Name another file.");
        }
    }

    private async Task ShowAllAsync(Reply? last, CancellationToken cancellationToken)
    {
        if (last is not null && await desk.FindAllAsync(last, cancellationToken) is { } whole)
        {
            write(whole);
        }
        else
        {
            lines.Say("There is no reply yet that could show more.");
        }
    }
}
