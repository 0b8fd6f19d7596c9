using System.Text;
using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>
/// Takes out of Markdown what editors and site generators add to it and do not show: comments of Obsidian (<c>%% … %%</c>), shortcodes of
/// Hugo, tags of Liquid and Jinja, wiki links, the marks of admonitions. The words stay. Code stays as it is.
/// A comment that is never closed stays private: one whose mark stands alone on its line to the end of the document, as in Obsidian, any
/// other to the end of its paragraph.
/// </summary>
internal static partial class EditorMarks
{
    /// <summary>What an operator is told where a comment is never closed.</summary>
    public const string UnclosedWarning =
        "A comment in it is never closed (%%); what stands behind the mark is not read. Close it, or take the mark away.";

    /// <param name="text">Markdown.</param>
    /// <param name="isUnclosed">True where a comment is never closed.</param>
    public static string Remove(string text, out bool isUnclosed)
    {
        var cleaned = new StringBuilder(text.Length);
        var prose = new StringBuilder();
        string? fence = null;
        var unclosed = false;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var lastMark = Array.FindLastIndex(lines, line => line.Contains(Mark, StringComparison.Ordinal));
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (fence is null && CommentLine().Match(line) is { Success: true } opening)
            {
                if (at < lastMark)
                {
                    // Whatever stands in a comment, code too, is not shown.
                    at = Array.FindIndex(lines, at + 1, inside => inside.Contains(Mark, StringComparison.Ordinal));
                    line = lines[at][(lines[at].IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
                }
                else if (opening.Groups["words"].Length == 0)
                {
                    unclosed = true;
                    break;
                }
            }

            var marker = Fence().Match(line) is { Success: true } match ? match.Groups["fence"].Value : null;
            var isEdge = marker is not null && (fence is null || (marker[0] == fence[0] && marker.Length >= fence.Length));
            if (fence is null && !isEdge)
            {
                prose.Append(line).Append('\n');
                continue;
            }

            Flush();
            cleaned.Append(line).Append('\n');
            fence = isEdge ? fence is null ? marker : null : fence;
        }

        Flush();
        isUnclosed = unclosed;
        return cleaned.ToString();

        void Flush()
        {
            cleaned.Append(RemoveFromProse(prose.ToString(), ref unclosed));
            prose.Clear();
        }
    }

    private const string Mark = "%%";

    private static string RemoveFromProse(string prose, ref bool unclosed)
    {
        if (!prose.AsSpan().ContainsAny("%[{:!?=".AsSpan()))
        {
            return prose;
        }

        var code = new List<string>();
        var text = InlineCode().Replace(prose, span =>
        {
            code.Add(span.Value);
            return $"\uE000{code.Count - 1}\uE001";
        });
        text = Comment().Replace(text, "");
        unclosed |= Unclosed().IsMatch(text);
        text = Unclosed().Replace(text, "");
        text = Shortcode().Replace(text, tag => Titled().Match(tag.Value) is { Success: true } titled ? titled.Groups["title"].Value : "");
        text = Embed().Replace(text, "");
        text = WikiLink().Replace(text, link => link.Groups["shown"].Success ? link.Groups["shown"].Value : link.Groups["page"].Value);
        text = Callout().Replace(text, callout => callout.Groups["title"].Value is { Length: > 0 } title
            ? callout.Groups["quote"].Value + title
            : callout.Groups["quote"].Value + char.ToUpperInvariant(callout.Groups["kind"].Value[0])
                + callout.Groups["kind"].Value[1..].ToLowerInvariant());
        text = Admonition().Replace(text, note => note.Groups["title"].Success
            ? note.Groups["title"].Value
            : char.ToUpperInvariant(note.Groups["kind"].Value[0]) + note.Groups["kind"].Value[1..]);
        text = Container().Replace(text, "${title}");
        text = Highlight().Replace(text, "${words}");
        return Kept().Replace(text, kept => int.TryParse(kept.Groups["at"].ValueSpan, out var at) && at < code.Count
            ? code[at]
            : kept.Value);
    }

    [GeneratedRegex(@"^ {0,3}(?<fence>`{3,}|~{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<!`)(?<ticks>`+)(?!`)[^\n]*?(?<!`)\k<ticks>(?!`)", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\uE000(?<at>\d{1,9})\uE001", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();

    /// <summary>Between two marks that touch no figure: "5 %% of it" is none.</summary>
    [GeneratedRegex(@"(?<!\S)(?<!\d[ \t]?)%%[^%]*(?:%(?!%)[^%]*)*%%(?!\S)", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Comment();

    /// <summary>A line that begins with a mark and has no other one.</summary>
    [GeneratedRegex(@"^[ \t]*%%(?<words>(?:[^%\n]|%(?!%))*)$", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex CommentLine();

    /// <summary>To the end of the paragraph.</summary>
    [GeneratedRegex(@"(?<!\S)(?<!\d[ \t]?)%%[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Unclosed();

    [GeneratedRegex(@"\{\{[%<][^\n]{0,1000}?[%>]\}\}|\{%[^\n]{0,1000}?%\}", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Shortcode();

    /// <summary>A shortcode whose one argument is words to show.</summary>
    [GeneratedRegex(@"^\{\{[%<]\s*[\w-]+\s+""(?<title>[^""\n]*\s[^""\n]*)""\s*[%>]\}\}$", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"!\[\[[^\]\n]{1,500}\]\]", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Embed();

    [GeneratedRegex(@"\[\[(?<page>[^\]|#\n]{1,300})(?:#[^\]|\n]{0,300})?(?:\|(?<shown>[^\]\n]{1,300}))?\]\](?!\()",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex WikiLink();

    /// <summary>"> [!warning] Wind" of Obsidian and GitHub.</summary>
    [GeneratedRegex(@"^(?<quote>[ \t]*>[ \t>]*)\[!(?<kind>[A-Za-z]+)\][+-]?[ \t]*(?<title>[^\n]*)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline, 15_000)]
    private static partial Regex Callout();

    /// <summary>'!!! note "Title"' and '???+ note' of MkDocs; what is indented below goes on as a paragraph.</summary>
    [GeneratedRegex(
        @"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?<kind>[a-z][\w-]*)(?:[ \t]+""(?<title>[^""\n]*)"")?[ \t]*$(?=\n(?:[ \t]*\n)?(?: {4}|\t))",
        RegexOptions.CultureInvariant | RegexOptions.Multiline, 15_000)]
    private static partial Regex Admonition();

    /// <summary>":::note Title" and its end, of Docusaurus and others.</summary>
    [GeneratedRegex(@"^[ \t]*:::+[ \t]*(?:[\w-]+[ \t]*)?(?:\{[^}\n]*\})?(?<title>[^\n]*)$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline, 15_000)]
    private static partial Regex Container();

    [GeneratedRegex(@"(?<![=\w])==(?<words>[^=\s](?:[^=\n]*[^=\s])?)==(?![=\w])", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Highlight();
}
