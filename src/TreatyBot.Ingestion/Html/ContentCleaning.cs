using AngleSharp.Dom;

namespace TreatyBot.Ingestion.Html;

/// <summary>Leaves out what lies inside a document and is not of it: sharing, lists of links, forms, boxes.</summary>
internal static class ContentCleaning
{
    private const int LongestSharing = 500;

    public static void Clean(IElement root, HashSet<IElement> leftOut, PageMeasure measure)
    {
        foreach (var child in root.Children)
        {
            if (leftOut.Contains(child))
            {
                continue;
            }

            if (IsAlien(child, measure))
            {
                leftOut.Add(child);
            }
            else
            {
                Clean(child, leftOut, measure);
            }
        }
    }

    private static bool IsAlien(IElement element, PageMeasure measure)
    {
        var inside = measure.Of(element);
        if (PageElements.IsSharing(element) && inside.Length < LongestSharing)
        {
            return true;
        }

        return element.LocalName switch
        {
            "h1" or "h2" => PageElements.Weight(element) < 0,
            "form" or "fieldset" or "ul" or "ol" or "div" or "section" or "header" or "dl" => IsBox(element, inside, measure),
            "table" => IsLayoutOfLinks(inside),
            _ => false,
        };
    }

    private static bool IsLayoutOfLinks(Measure inside) => inside.Length > 0 && inside.LinkDensity > 0.75 && inside.Commas < 10;

    private static bool IsBox(IElement element, Measure inside, PageMeasure measure)
    {
        var weight = PageElements.Weight(element);
        if (weight < 0)
        {
            return true;
        }

        if (inside.Commas >= 10 || element.Closest("pre, code, table") is not null)
        {
            return false;
        }

        var isList = element.LocalName is "ul" or "ol" or "dl" || ListLength(element, measure) > inside.Length * 0.9;
        var density = inside.LinkDensity;
        var figure = element.Closest("figure") is not null || element.QuerySelector("figure") is not null;
        var headings = element.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Sum(heading => measure.Of(heading).Length) / (double)Math.Max(1, inside.Length);
        return (!figure && inside.Images > 1 && inside.Paragraphs / (double)inside.Images < 0.5)
            || (!isList && inside.ListItems - 100 > inside.Paragraphs)
            || inside.Inputs > inside.Paragraphs / 3
            || (!isList && !figure && headings < 0.9 && inside.Length < 25 && inside.Images is 0 or > 2 && density > 0)
            || (!isList && weight < 25 && density > 0.2)
            || (weight >= 25 && density > 0.5)
            || (isList && weight < 25 && density > 0.6);
    }

    private static double ListLength(IElement element, PageMeasure measure) =>
        element.QuerySelectorAll("ul,ol").Where(list => list.ParentElement?.Closest("ul,ol") is null).Sum(list => measure.Of(list).Length);
}
