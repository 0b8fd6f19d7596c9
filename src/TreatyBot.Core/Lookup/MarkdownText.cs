using System.Text;

namespace TreatyBot.Core.Lookup;

/// <summary>Text in Markdown that is shown as it stands.</summary>
public static class MarkdownText
{
    /// <summary>CommonMark takes a backslash before any of these; an address in angle brackets or bare would become a link.</summary>
    private const string Special = "\\`*_{}[]()#+-.!|<>~&:@^$=\"'";

    /// <summary>On one line: a line break is written as one of HTML.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c == '\n' ? escaped.Append("<br>")
                : Special.Contains(c, StringComparison.Ordinal) ? escaped.Append('\\').Append(c)
                : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
