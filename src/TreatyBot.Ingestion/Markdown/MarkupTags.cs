using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>
/// Tells the tags in a Markdown text from its placeholders: "https://&lt;domain&gt;/login" says where the reader's own name goes. Markdown
/// takes anything of that shape for a tag. A tag is what HTML knows, and of other names what only a component has: an attribute with a
/// value, or an end.
/// </summary>
internal sealed partial class MarkupTags
{
    private static readonly IHtmlDocument Page = new HtmlParser().ParseDocument("");

    private readonly HashSet<string> _ended;

    /// <param name="text">The whole text: a component's end stands anywhere in it.</param>
    public MarkupTags(string text) => _ended = [.. End().Matches(text).Select(end => end.Groups["name"].Value)];

    /// <summary>True for a tag as a whole, from "&lt;" to "&gt;", that is to be seen as text; never for a comment.</summary>
    public bool IsPlaceholder(string tag) =>
        Tag().Match(tag) is { Success: true, Index: 0 } match
        && !IsOfHtml(match.Groups["name"].Value)
        && !tag.EndsWith("/>", StringComparison.Ordinal)
        && !match.Groups["rest"].ValueSpan.Contains('=')
        && !_ended.Contains(match.Groups["name"].Value);

    /// <summary>HTML in which no placeholder is taken for a tag.</summary>
    public string Escape(string html) => Tag().Replace(html, tag => IsPlaceholder(tag.Value) ? $"&lt;{tag.Value.AsSpan(1)}" : tag.Value);

    /// <summary>True for the name of an element that HTML has, or takes in from SVG or MathML.</summary>
    public static bool IsOfHtml(string name)
    {
        if (name.ToLowerInvariant() is "svg" or "math")
        {
            return true;
        }

        // One document makes elements for one thread at a time.
        lock (Page)
        {
            return Page.CreateElement(name) is not IHtmlUnknownElement;
        }
    }

    [GeneratedRegex("</?(?<name>[A-Za-z][A-Za-z0-9-]{0,99})(?<rest>(?=[ \t\n/>])[^<>]{0,1000})>", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Tag();

    [GeneratedRegex("</(?<name>[A-Za-z][A-Za-z0-9-]{0,99})>", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex End();
}
