using System.Text;
using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>
/// Takes out of Markdown what editors and site generators add to it and do not show: comments of Obsidian (<c>%% … %%</c>), shortcodes of
/// Hugo, tags of Liquid and Jinja, wiki links, the marks of admonitions. The words stay. Code stays as it is.
/// </summary>
internal static partial class EditorMarks
{
    public static string Remove(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        var prose = new StringBuilder();
        string? fence = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
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
        return cleaned.ToString();

        void Flush()
        {
            cleaned.Append(RemoveFromProse(prose.ToString()));
            prose.Clear();
        }
    }

    private static string RemoveFromProse(string prose)
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
