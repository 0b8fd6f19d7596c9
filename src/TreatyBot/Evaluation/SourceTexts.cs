using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace TreatyBot.Evaluation;

/// <summary>
/// The source files as a strict reader sees them, without any of our own readers: white space folded, HTML without its tags. A quote counts
/// only if it stands there word for word. Safe for use by many threads at once.
/// </summary>
internal sealed partial class SourceTexts(string folder)
{
    private readonly ConcurrentDictionary<string, (string[] Sections, string Text)> _texts = new(StringComparer.Ordinal);

    /// <summary>The whole text of a file; empty where there is none.</summary>
    public string Text(string document) => Of(document).Text;

    /// <summary>The stretches from one heading to the next, or the paragraphs of a text file.</summary>
    public IReadOnlyList<string> Sections(string document) => Of(document).Sections;

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '`')
            {
                // Markdown's mark of code is not part of what is read.
                continue;
            }

            // U+001C to U+001F part words too.
            var isSpace = char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';
            if (!isSpace)
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    private (string[] Sections, string Text) Of(string document) => _texts.GetOrAdd(document, Read);

    private (string[] Sections, string Text) Read(string document)
    {
        var path = Path.Combine(folder, document);
        if (!File.Exists(path))
        {
            return ([], "");
        }

        var source = File.ReadAllText(path);
        if (!document.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
            && !document.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            return ([.. BlankLines().Split(source).Select(Fold)], Fold(source));
        }

        source = Hidden().Replace(source, " ");
        return ([.. Headings().Split(source).Select(part => Fold(WithoutTags(part)))], Fold(WithoutTags(source)));
    }

    private static string WithoutTags(string html) => WebUtility.HtmlDecode(Tags().Replace(html, " "));

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex BlankLines();

    [GeneratedRegex(
        @"<(?<tag>script|style|head)\b.*?</\k<tag>>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<h[1-6][^>]*>.*?</h[1-6]>", RegexOptions.IgnoreCase)]
    private static partial Regex Headings();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
