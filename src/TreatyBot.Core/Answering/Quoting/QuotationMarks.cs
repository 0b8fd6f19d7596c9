using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>Finds what stands between quotation marks, so that a quote does not end inside it.</summary>
internal static class QuotationMarks
{
    private const string Opening = "“«„";
    private const string Closing = "”»“";

    /// <summary>
    /// The range with all of the speech that it stands, begins or ends in; the range itself where its paragraph does not close what it
    /// opens.
    /// </summary>
    public static TextRange Complete(string text, TextRange range)
    {
        var start = text.LastIndexOf("\n\n", Math.Max(0, range.Start - 1), StringComparison.Ordinal);
        var end = text.IndexOf("\n\n", range.End, StringComparison.Ordinal);
        var completed = range;
        foreach (var speech in In(text, start < 0 ? 0 : start, end < 0 ? text.Length : end))
        {
            completed = speech.Overlaps(range) ? completed.Union(speech) : completed;
        }

        return completed;
    }

    /// <summary>The speeches of a paragraph, each with its marks; one that is never closed is none.</summary>
    private static List<TextRange> In(string text, int start, int end)
    {
        var found = new List<TextRange>();
        var (openedAt, opened) = (-1, '\0');
        for (var at = start; at < end; at++)
        {
            var mark = text[at];
            if (openedAt < 0 && Opens(text, at, start, end))
            {
                (openedAt, opened) = (at, mark);
            }
            else if (openedAt >= 0 && Closes(text, at, opened))
            {
                found.Add(new TextRange(openedAt, at + 1));
                openedAt = -1;
            }
        }

        return found;
    }

    /// <summary>A straight mark opens where a word begins behind it and none ends before it: 5" is five inches.</summary>
    private static bool Opens(string text, int at, int start, int end) => text[at] == '"'
        ? (at == start || char.IsWhiteSpace(text[at - 1]) || "([—–-".Contains(text[at - 1], StringComparison.Ordinal))
            && at + 1 < end
            && !char.IsWhiteSpace(text[at + 1])
        : Opening.Contains(text[at], StringComparison.Ordinal);

    private static bool Closes(string text, int at, char opened) => opened == '"'
        ? text[at] == '"' && !char.IsWhiteSpace(text[at - 1])
        : text[at] == Closing[Opening.IndexOf(opened, StringComparison.Ordinal)];
}
