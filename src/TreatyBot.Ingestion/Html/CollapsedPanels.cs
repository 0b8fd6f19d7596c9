using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TreatyBot.Ingestion.Composing;

namespace TreatyBot.Ingestion.Html;

/// <summary>
/// Opens the panels of a page that a reader opens by a press (accordions, tabs, "show more"): each becomes what HTML itself has for it,
/// <c>details</c> with a
/// <c>summary</c>, so that its text is read under the words of its control. Menus, which open in the same way, stay closed.
/// </summary>
internal static class CollapsedPanels
{
    private const string Controls =
        "[aria-controls],[data-target],[data-bs-target],[data-toggle][href],[data-bs-toggle][href],[role=tab][href]";

    /// <summary>What says by its class that it opens, where nothing names what it opens.</summary>
    private static readonly string[] OpeningClasses = ["accordion", "collaps", "toggle", "faq", "panel", "expand", "tab-", "question"];

    /// <summary>In characters: a question, at most.</summary>
    private const int LongestName = 240;

    public static void Open(IHtmlDocument page)
    {
        foreach (var control in page.QuerySelectorAll(Controls).ToList())
        {
            foreach (var id in TargetsOf(control))
            {
                if (page.GetElementById(id) is { } panel && IsPanel(panel, control))
                {
                    Open(page, panel, control);
                }
            }
        }

        foreach (var panel in page.QuerySelectorAll("[hidden],[aria-hidden=true],[style]").Where(PageElements.IsUnseen).ToList())
        {
            if (panel.PreviousElementSibling is { } control && Opens(control, panel) && IsPanel(panel, control))
            {
                Open(page, panel, control);
            }
        }
    }

    private static IEnumerable<string> TargetsOf(IElement control) =>
        new[] { control.GetAttribute("aria-controls"), control.GetAttribute("data-target"), control.GetAttribute("data-bs-target"),
            Fragment(control.GetAttribute("href")) }
            .OfType<string>().SelectMany(ids => ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(id => id.TrimStart('#'))
                .Distinct(StringComparer.Ordinal);

    private static string? Fragment(string? address) => address is ['#', _, ..] ? address : null;

    /// <summary>A control right before what it opens: a button or a link to nowhere, or something of a class that says so.</summary>
    private static bool Opens(IElement control, IElement panel) =>
        control.LocalName is "button" || control.HasAttribute("onclick") || control.GetAttribute("role") == "button"
        || control.QuerySelector("button,[role=button],[onclick],a[href='#']") is not null
        || OpeningClasses.Any(word => control.ClassName?.Contains(word, StringComparison.OrdinalIgnoreCase) == true
            || panel.ClassName?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    private static bool IsPanel(IElement panel, IElement control) =>
        panel.LocalName is not ("body" or "html" or "main" or "dialog" or "details" or "td" or "th" or "tr" or "li" or "dd")
            && panel.ParentElement is { LocalName: not "details" }
        && !panel.Contains(control) && NameOf(control).Length is > 0 and <= LongestName
            && panel.QuerySelector("nav,input,form,textarea") is null && !string.IsNullOrWhiteSpace(panel.TextContent)
        && !IsOfTheSite(panel) && !IsOfTheSite(control) && !IsMenu(panel);

    /// <summary>A list of tabs is the site's by its role, and yet the tabs' names are the headings of their panels.</summary>
    private static bool IsOfTheSite(IElement element)
    {
        for (var around = element; around is not null; around = around.ParentElement)
        {
            if (around.LocalName == "header" || (PageElements.IsChrome(around) && around.GetAttribute("role") != "tablist"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMenu(IElement panel)
    {
        var linked = panel.QuerySelectorAll("a[href]").Sum(link => link.TextContent.Trim().Length);
        return linked * 2 > panel.TextContent.Trim().Length;
    }

    private static void Open(IHtmlDocument page, IElement panel, IElement control)
    {
        panel.RemoveAttribute("hidden");
        panel.RemoveAttribute("aria-hidden");
        if (PageElements.IsUnseen(panel))
        {
            panel.RemoveAttribute("style");
        }

        var name = NameOf(control);
        var summary = page.CreateElement("summary");
        summary.TextContent = name;
        var details = page.CreateElement("details");
        panel.Replace(details);
        details.Append(summary, panel);

        // The control's words stand once, at the head of what they open.
        var shown = control;
        while (shown.ParentElement is { } around && NameOf(around) == name && !around.Contains(details))
        {
            shown = around;
        }

        if (!shown.Contains(details))
        {
            shown.Remove();
        }
    }

    private static string NameOf(IElement control) => Whitespace.Fold(control.TextContent).Replace('\n', ' ');
}
