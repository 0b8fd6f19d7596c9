using System.Buffers;
using System.Text;
using TreatyBot.Core.Documents;

namespace TreatyBot.Discord.Rendering;

/// <summary>
/// Writes text so that Discord shows exactly it: every character that could format, mention, link or become an emoji stands behind a
/// backslash, which Discord takes away again. Nothing else is added, nothing left out.
/// </summary>
internal static class DiscordMarkdown
{
    // The colon breaks http://, :smile: and custom emoji; the slash breaks invitations, which need no http.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_~|<>[]#@:/");

    /// <summary>Text of somebody else's, on one line or several.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        Append(escaped, text, isLineStart: true);
        return escaped.ToString();
    }

    /// <summary>
    /// A label of somebody else's on one line: without line breaks, and without characters that turn the writing direction.
    /// </summary>
    public static string EscapeLabel(string text)
    {
        var label = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsDirection(c))
            {
                label.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
            }
        }

        return Escape(label.ToString().Trim());
    }

    /// <summary>A block quote with some of its words in bold. Each line of it begins with <c>&gt; </c>.</summary>
    /// <param name="text">What is quoted.</param>
    /// <param name="marks">The words, as ranges of <paramref name="text"/>, in order, not overlapping.</param>
    public static string BlockQuote(string text, IReadOnlyList<TextRange> marks)
    {
        var written = new StringBuilder(text.Length + (text.Length / 4) + 64).Append("> ");
        var isLineStart = true;
        foreach (var run in TextRun.Of(text, new TextRange(0, text.Length), marks))
        {
            foreach (var (at, line) in run.Text.Split('\n').Index())
            {
                if (at > 0)
                {
                    written.Append("\n> ");
                    isLineStart = true;
                }

                AppendRun(written, run with { Text = line }, isLineStart);
                isLineStart &= line.Length == 0;
            }
        }

        return written.ToString();
    }

    /// <summary>A link in words of the bot's own.</summary>
    public static string Link(string label, Uri address)
    {
        var target = address.AbsoluteUri
            .Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal);
        return $"[{label}](<{target}>)";
    }

    private static void AppendRun(StringBuilder written, TextRun run, bool isLineStart)
    {
        if (!run.IsMarked || run.Trim() is not { Core: not "" } parts)
        {
            Append(written, run.Text, isLineStart);
            return;
        }

        Append(written, parts.Lead, isLineStart);
        written.Append("**");
        Append(written, parts.Core, isLineStart && parts.Lead.Length == 0);
        written.Append("**");
        Append(written, parts.Trail, isLineStart: false);
    }

    private static void Append(StringBuilder written, ReadOnlySpan<char> text, bool isLineStart)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Special.Contains(c) || (isLineStart && c is '-' or '+') || (c == '.' && isLineStart && i > 0))
            {
                written.Append('\\');
            }

            written.Append(c);

            // Up to here a line could still become a list: "- a", "12. a".
            isLineStart = c == '\n' || (isLineStart && (c == ' ' || char.IsAsciiDigit(c)));
        }
    }

    private static bool IsDirection(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
