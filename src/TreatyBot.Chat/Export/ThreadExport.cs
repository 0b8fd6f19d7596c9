using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Export;

/// <summary>Writes a thread into a file: each question with its quotes, whose sources stand in footnotes.</summary>
public sealed class ThreadExport(IDesk desk, TimeProvider clock)
{
    /// <summary>As many as a page of the chat holds; a longer thread is exported from its end.</summary>
    private const int MostTurns = 50;

    /// <summary>In characters.</summary>
    private const int LongestTitle = 100;

    /// <param name="asker">Who wants it: what he may see there is in it.</param>
    /// <param name="place">The thread.</param>
    /// <param name="format">Markdown, or as a Word document.</param>
    /// <param name="locale">His language.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Null where nothing was asked in the thread.</returns>
    public async Task<ExportFile?> WriteAsync(
        Asker asker, Place place, ExportFormat format, string? locale, CancellationToken cancellationToken)
    {
        var turns = await desk.ListTurnsAsync(asker, place, MostTurns, cancellationToken);
        if (turns.Count == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var thread = new ExportedThread(
            ShortText.Title(turns[0].Question, LongestTitle) is { Length: > 0 } title ? title : InterfaceTexts.Get("ExportTitle", locale),
            InterfaceTexts.Format("ExportMade", locale, ReplyLayout.Day(DateOnly.FromDateTime(now.UtcDateTime))),
            turns);
        var name = $"treatybot-{now.UtcDateTime:yyyy-MM-dd-HHmm}";
        return format == ExportFormat.Markdown
            ? new ExportFile($"{name}.md", "text/markdown", MarkdownExport.Write(thread))
            : new ExportFile(
                $"{name}.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", WordExport.Write(thread));
    }
}

/// <summary>What kind of file.</summary>
public enum ExportFormat
{
    Word,
    Markdown,
}

/// <summary>What is written into the file.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Note">Who has written it, and when.</param>
/// <param name="Turns">The questions, the first one first; one or more.</param>
internal sealed record ExportedThread(string Title, string Note, IReadOnlyList<ThreadTurn> Turns);
