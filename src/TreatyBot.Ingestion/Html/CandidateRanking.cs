using AngleSharp.Dom;

namespace TreatyBot.Ingestion.Html;

/// <summary>Ranks the elements of a page by the prose they hold, and picks the one that holds the document, with what belongs to it beside.</summary>
internal static class CandidateRanking
{
    private const int LeastParagraph = 25;
    private const int AncestorsThatGain = 5;
    private const int Contenders = 5;
    private const double NearlyAsGood = 0.75;

    public static IReadOnlyList<IElement> Best(IElement body, IReadOnlySet<IElement> leftOut, PageMeasure measure)
    {
        var scores = Score(body, leftOut, measure);
        if (scores.Count == 0)
        {
            return [body];
        }

        var ranked = scores.Keys.OrderByDescending(Final).Take(Contenders).ToList();
        var top = Widen(ranked);
        var threshold = Math.Max(10, Final(top) * 0.2);
        return top.ParentElement is { } parent && top != body
            ? [.. parent.Children.Where(sibling => sibling == top || (!leftOut.Contains(sibling) && Belongs(sibling, top, threshold)))]
            : [top];

        double Final(IElement element) => scores.GetValueOrDefault(element) * (1 - measure.Of(element).LinkDensity);

        // Where several good elements lie in one, the one holds the document.
        IElement Widen(List<IElement> contenders)
        {
            var first = contenders[0];
            var near = contenders.Skip(1).Where(other => Final(other) >= Final(first) * NearlyAsGood).ToList();
            if (near.Count >= 3)
            {
                foreach (var ancestor in first.Ancestors().OfType<IElement>())
                {
                    if (near.Count(other => other.IsDescendantOf(ancestor)) >= 3)
                    {
                        first = ancestor;
                        break;
                    }
                }
            }

            // Upwards while the element around holds at least as much.
            var last = Final(first);
            var least = last / 3;
            for (var around = first.ParentElement; around is not null && around.LocalName is not ("body" or "html"); around = around.ParentElement)
            {
                if (!scores.ContainsKey(around))
                {
                    continue;
                }

                var score = Final(around);
                if (score < least)
                {
                    break;
                }

                if (score > last)
                {
                    first = around;
                    break;
                }

                last = score;
            }

            while (first.ParentElement is { LocalName: not ("body" or "html") } only && only.Children.Count(child => !leftOut.Contains(child)) == 1)
            {
                first = only;
            }

            return first;
        }

        bool Belongs(IElement sibling, IElement chosen, double least)
        {
            var bonus = !string.IsNullOrEmpty(chosen.ClassName) && sibling.ClassName == chosen.ClassName ? Final(chosen) * 0.2 : 0;
            if (scores.ContainsKey(sibling) && Final(sibling) + bonus >= least)
            {
                return true;
            }

            var inside = measure.Of(sibling);
            return sibling.LocalName == "p" && ((inside.Length > 80 && inside.LinkDensity < 0.25)
                || (inside.Length is > 0 and <= 80 && inside.LinkLength == 0 && sibling.TextContent.AsSpan().TrimEnd() is [.., '.' or '!' or '?' or '。']));
        }
    }

    private static Dictionary<IElement, double> Score(IElement body, IReadOnlySet<IElement> leftOut, PageMeasure measure)
    {
        var scores = new Dictionary<IElement, double>();
        var pending = new Stack<IElement>([body]);
        while (pending.TryPop(out var element))
        {
            foreach (var child in element.Children)
            {
                if (!leftOut.Contains(child))
                {
                    pending.Push(child);
                }
            }

            var inside = measure.Of(element);
            var isParagraph = element.LocalName is "p" or "td" or "pre" or "h2" or "h3" or "h4" or "h5" or "h6" || (IsContainer(element) && !inside.HasBlocks);
            if (isParagraph && inside.Length >= LeastParagraph)
            {
                Spread(element.ParentElement, 1 + inside.Commas + 1 + Math.Min(inside.Length / 100, 3));
            }
            else if (IsContainer(element) && inside.OwnLength >= LeastParagraph)
            {
                // Text that stands loose between blocks is a paragraph in all but name.
                Spread(element, 2 + (inside.Commas * inside.OwnLength / Math.Max(1, inside.Length)) + Math.Min(inside.OwnLength / 100, 3));
            }
        }

        return scores;

        void Spread(IElement? from, double score)
        {
            var level = 0;
            for (var around = from; around is not null && around.LocalName != "html" && level < AncestorsThatGain; around = around.ParentElement, level++)
            {
                scores.TryAdd(around, StartOf(around));
                scores[around] += score / (level switch { 0 => 1, 1 => 2, _ => level * 3 });
            }
        }
    }

    private static bool IsContainer(IElement element) => element.LocalName is "div" or "section" or "article" or "main" or "blockquote" or "center" or "body";

    private static double StartOf(IElement element) => PageElements.Weight(element) + element.LocalName switch
    {
        "article" or "main" => 10,
        "div" => 5,
        "pre" or "td" or "blockquote" => 3,
        "address" or "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" => -3,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5,
        _ => 0,
    };
}
