using AngleSharp.Dom;
using TreatyBot.Ingestion.Composing;

namespace TreatyBot.Ingestion.Html;

/// <summary>How much of what an element holds.</summary>
/// <param name="Length">Characters of text, whitespace left out of the ends and folded.</param>
/// <param name="LinkLength">Those of them inside links; in-page links count a third.</param>
/// <param name="Commas">Commas of any script.</param>
/// <param name="Paragraphs">Elements <c>p</c> inside.</param>
/// <param name="Images">Pictures inside.</param>
/// <param name="ListItems">Elements <c>li</c> inside.</param>
/// <param name="Inputs">Controls inside.</param>
/// <param name="OwnLength">Characters of text that stand in it, or in inline elements of it, and in no block of it.</param>
/// <param name="HasBlocks">Whether any block lies inside.</param>
internal readonly record struct Measure(
    int Length, double LinkLength, int Commas, int Paragraphs, int Images, int ListItems, int Inputs, int OwnLength, bool HasBlocks)
{
    public double LinkDensity => Length == 0 ? 0 : LinkLength / Length;
}

/// <summary>Measures every element of a page once, from the leaves up.</summary>
/// <param name="leftOut">What counts nothing.</param>
internal sealed class PageMeasure(IReadOnlySet<IElement> leftOut)
{
    private readonly Dictionary<IElement, Measure> _measures = [];

    public Measure Of(IElement element) => _measures.TryGetValue(element, out var measure) ? measure : Take(element);

    private Measure Take(IElement element)
    {
        var sum = default(Measure);
        if (!leftOut.Contains(element) && !PageElements.IsNeverText(element))
        {
            foreach (var node in element.ChildNodes)
            {
                sum = node switch
                {
                    IText text => Add(sum, text.Data),
                    IElement child => Add(sum, child, Of(child)),
                    _ => sum,
                };
            }

            if (element.LocalName == "a")
            {
                var inPage = element.GetAttribute("href") is ['#', _, ..];
                sum = sum with { LinkLength = sum.Length * (inPage ? 0.3 : 1) };
            }
        }

        if (element.LocalName is "input" or "select" or "textarea" && !leftOut.Contains(element))
        {
            sum = sum with { Inputs = 1 };
        }

        _measures[element] = sum;
        return sum;
    }

    private static Measure Add(Measure sum, string text)
    {
        var length = Whitespace.Fold(text).Length;
        var commas = 0;
        foreach (var c in text)
        {
            commas += c is ',' or '،' or '、' or '，' or '﹐' or '︐' or '⸲' ? 1 : 0;
        }

        return sum with { Length = sum.Length + length, Commas = sum.Commas + commas, OwnLength = sum.OwnLength + length };
    }

    private static Measure Add(Measure sum, IElement child, Measure inner)
    {
        var name = child.LocalName;
        var block = PageElements.IsBlock(name) || name is "td" or "th";
        return new(
            sum.Length + inner.Length,
            sum.LinkLength + inner.LinkLength,
            sum.Commas + inner.Commas,
            sum.Paragraphs + inner.Paragraphs + (name == "p" ? 1 : 0),
            sum.Images + inner.Images + (name is "img" or "picture" ? 1 : 0),
            sum.ListItems + inner.ListItems + (name == "li" ? 1 : 0),
            sum.Inputs + inner.Inputs,
            sum.OwnLength + (block ? 0 : inner.OwnLength),
            sum.HasBlocks || block || inner.HasBlocks);
    }
}
