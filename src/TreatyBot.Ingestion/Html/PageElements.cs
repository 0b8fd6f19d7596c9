using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace TreatyBot.Ingestion.Html;

/// <summary>What kinds of elements there are, and how they look on a page.</summary>
internal static partial class PageElements
{
    private static readonly HashSet<string> NeverText = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "head", "iframe", "object", "embed", "applet", "svg", "canvas", "audio", "video", "map",
        "select", "option", "datalist", "textarea", "input", "button", "progress", "meter", "dialog", "frameset", "noframes", "title",
        "link", "meta",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
        "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead",
        "tr", "ul", "xmp",
    };

    private static readonly HashSet<string> Chrome = new(StringComparer.Ordinal) { "nav", "aside", "footer", "menu" };

    private static readonly HashSet<string> ChromeRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "complementary", "contentinfo", "search", "banner", "menu", "menubar", "dialog", "alertdialog", "toolbar", "tablist",
    };

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    /// <summary>Whether nobody who opens the page reads it: code, controls, and what is hidden.</summary>
    public static bool IsNeverText(IElement element) => NeverText.Contains(element.LocalName) || IsUnseen(element);

    /// <summary>Whether it is not shown at all.</summary>
    public static bool IsUnseen(IElement element) =>
        element.LocalName is "script" or "style" or "template" or "noscript" || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style))
        || element.GetAttribute("aria-hidden") == "true";

    /// <summary>Whether an element is, by its own kind or role, the site's and not the document's.</summary>
    public static bool IsChrome(IElement element) =>
        Chrome.Contains(element.LocalName) || (element.GetAttribute("role") is { } role && ChromeRoles.Contains(role.Trim()));

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenStyle();
}
