using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace TreatyBot.Ingestion.Html;

/// <summary>The part of a page that is its document: these elements, without those left out.</summary>
internal sealed record MainContent(IReadOnlyList<IElement> Roots, IReadOnlySet<IElement> LeftOut);

/// <summary>
/// Finds the document in a page by where its prose lies: each paragraph speaks for the elements around it, links speak against them. A page
/// that has nothing but its document is taken whole.
/// </summary>
internal static class MainContentFinder
{
    private const int EnoughText = 400;
    private const double ShareThatIsMain = 0.6;

    public static MainContent Find(IHtmlDocument page)
    {
        var body = page.Body ?? page.DocumentElement;
        var nothing = new HashSet<IElement>();
        if (IsDocumentAlone(body))
        {
            return new([body], nothing);
        }

        var best = new MainContent([body], nothing);
        var bestLength = 0;
        foreach (var strictness in new[] { Strictness.Full, Strictness.KeepUnlikely, Strictness.KeepAll })
        {
            var found = Find(body, strictness, out var length);
            if (length > bestLength)
            {
                (best, bestLength) = (found, length);
            }

            if (bestLength >= EnoughText)
            {
                break;
            }
        }

        return best;
    }

    private static MainContent Find(IElement body, Strictness strictness, out int length)
    {
        var leftOut = new HashSet<IElement>();
        var whole = new PageMeasure(leftOut).Of(body).Length;
        LeaveOutChrome(body, leftOut, new PageMeasure(leftOut), strictness, whole);
        var measure = new PageMeasure(leftOut);
        var roots = CandidateRanking.Best(body, leftOut, measure);
        if (strictness < Strictness.KeepAll)
        {
            foreach (var root in roots)
            {
                ContentCleaning.Clean(root, leftOut, measure);
            }
        }

        var cleaned = new PageMeasure(leftOut);
        length = roots.Sum(root => cleaned.Of(root).Length);
        return new(roots, leftOut);
    }

    /// <summary>Whether a page shows nothing of a site: no menus, forms, sidebars, and hardly a link.</summary>
    private static bool IsDocumentAlone(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (PageElements.IsChrome(element) || element.LocalName is "header" or "form" or "iframe" or "input" or "button"
                || (element.LocalName == "script" && element.ParentElement is not null) || PageElements.IsUnlikely(element))
            {
                return false;
            }
        }

        return new PageMeasure(new HashSet<IElement>()).Of(body).LinkDensity < 0.4;
    }

    private static void LeaveOutChrome(IElement root, HashSet<IElement> leftOut, PageMeasure measure, Strictness strictness, int whole)
    {
        foreach (var child in root.Children)
        {
            if (PageElements.IsNeverText(child))
            {
                leftOut.Add(child);
            }
            else if (IsChrome(child, strictness) && !(measure.Of(child) is { } inside && inside.Length - inside.LinkLength > whole * ShareThatIsMain))
            {
                leftOut.Add(child);
            }
            else
            {
                LeaveOutChrome(child, leftOut, measure, strictness, whole);
            }
        }
    }

    private static bool IsChrome(IElement element, Strictness strictness) => strictness switch
    {
        Strictness.KeepAll => false,
        Strictness.KeepUnlikely => PageElements.IsChrome(element),
        _ => PageElements.IsChrome(element)
            || (PageElements.IsUnlikely(element) && element.LocalName is not ("body" or "a" or "article" or "main" or "code" or "pre" or "table" or "tbody" or "tr" or "td")
                && !element.Ancestors().OfType<IElement>().Any(ancestor => ancestor.LocalName is "table" or "code")),
    };

    /// <summary>How much is left out before prose is looked for; less where too little was found.</summary>
    private enum Strictness
    {
        Full,
        KeepUnlikely,
        KeepAll,
    }
}
