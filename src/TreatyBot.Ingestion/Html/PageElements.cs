using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace TreatyBot.Ingestion.Html;

/// <summary>What kinds of elements there are, and what their names, classes and ids hint at.</summary>
internal static partial class PageElements
{
    private static readonly HashSet<string> NeverText = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "head", "iframe", "object", "embed", "applet", "svg", "canvas", "audio", "video", "map",
        "select", "option", "datalist", "textarea", "input", "button", "progress", "meter", "dialog", "frameset", "noframes", "title", "link", "meta",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
        "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "xmp",
    };

    private static readonly HashSet<string> Chrome = new(StringComparer.Ordinal) { "nav", "aside", "footer", "menu" };

    private static readonly HashSet<string> ChromeRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "complementary", "contentinfo", "search", "banner", "menu", "menubar", "dialog", "alertdialog", "toolbar", "tablist",
    };

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    /// <summary>Whether nobody who opens the page reads it: code, controls, and what is hidden.</summary>
    public static bool IsNeverText(IElement element) =>
        NeverText.Contains(element.LocalName) || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style))
        || element.GetAttribute("aria-hidden") == "true";

    /// <summary>Whether an element is, by its own kind or role, the site's and not the document's.</summary>
    public static bool IsChrome(IElement element) =>
        Chrome.Contains(element.LocalName) || (element.GetAttribute("role") is { } role && ChromeRoles.Contains(role.Trim()));

    /// <summary>Whether class and id speak of something beside the text (comments, sharing, menus) and not of the text itself.</summary>
    public static bool IsUnlikely(IElement element)
    {
        var names = Names(element);
        return names.Length > 1 && Unlikely().IsMatch(names) && !Perhaps().IsMatch(names);
    }

    public static bool IsSharing(IElement element) => Names(element) is { Length: > 1 } names && Sharing().IsMatch(names);

    /// <summary>-25, 0, +25 or what they add up to: what class and id promise.</summary>
    public static int Weight(IElement element) => WeightOf(element.ClassName) + WeightOf(element.Id);

    private static string Names(IElement element) => $"{element.ClassName} {element.Id}";

    private static int WeightOf(string? name) =>
        string.IsNullOrEmpty(name) ? 0 : (Negative().IsMatch(name) ? -25 : 0) + (Positive().IsMatch(name) ? 25 : 0);

    private const RegexOptions Insensitive = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", Insensitive)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex("banner|breadcrumb|combx|comment|community|carousel|cookie|consent|disqus|extra|footer|gallery|gdpr|header|legend|menu|modal|newsletter|paywall|popup|promo|related|remark|replies|rss|shoutbox|sidebar|skyscraper|slideshow|social|sponsor|subscri|supplemental|ad-break|agegate|pagination|pager|yom-remote|toolbar|masthead|navbar|site-nav|skip", Insensitive)]
    private static partial Regex Unlikely();

    [GeneratedRegex("and|article|body|column|content|main|shadow|story|entry|post-", Insensitive)]
    private static partial Regex Perhaps();

    [GeneratedRegex("article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story", Insensitive)]
    private static partial Regex Positive();

    [GeneratedRegex(@"-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|newsletter|subscri|recirc|teaser", Insensitive)]
    private static partial Regex Negative();

    [GeneratedRegex(@"(?:\b|_)(?:share|sharedaddy|social|sharing)(?:\b|_)", Insensitive)]
    private static partial Regex Sharing();
}
