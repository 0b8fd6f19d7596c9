using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Readers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>How a document calls its pages (ISO 32000-1, 12.4.2): "iv", "A-3".</summary>
internal static class PdfPageLabels
{
    private const int MostDepth = 8;
    private const int MostRanges = 10_000;

    /// <summary>By the number of the page, counted from one; only where the label says something else than that.</summary>
    public static IReadOnlyDictionary<int, string> Of(PdfDocument document)
    {
        var labels = new Dictionary<int, string>();
        try
        {
            var ranges = new SortedDictionary<int, DictionaryToken>();
            if (Find(document, document.Structure.Catalog.CatalogDictionary, "PageLabels") is DictionaryToken root)
            {
                Collect(document, root, ranges, MostDepth);
            }

            var starts = ranges.ToList();
            for (var i = 0; i < starts.Count; i++)
            {
                var end = i + 1 < starts.Count ? starts[i + 1].Key : document.NumberOfPages;
                for (var page = Math.Max(0, starts[i].Key); page < Math.Min(end, document.NumberOfPages); page++)
                {
                    if (Label(document, starts[i].Value, page - starts[i].Key) is { Length: > 0 and < 20 } label
                        && label != CountingNumber.Decimal(page + 1))
                    {
                        labels[page + 1] = label;
                    }
                }
            }
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not InsufficientExecutionStackException)
        {
            labels.Clear();
        }

        return labels;
    }

    /// <summary>The language that the document says it is in.</summary>
    public static string? Language(PdfDocument document)
    {
        try
        {
            return MetadataLayers.LanguageTag(Text(Find(document, document.Structure.Catalog.CatalogDictionary, "Lang")));
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private static void Collect(PdfDocument document, DictionaryToken node, SortedDictionary<int, DictionaryToken> ranges, int depth)
    {
        if (Find(document, node, "Nums") is ArrayToken numbers)
        {
            for (var i = 0; i + 1 < numbers.Data.Count && ranges.Count < MostRanges; i += 2)
            {
                if (Resolve(document, numbers.Data[i]) is NumericToken start
                    && Resolve(document, numbers.Data[i + 1]) is DictionaryToken label)
                {
                    ranges[start.Int] = label;
                }
            }
        }

        if (depth > 0 && Find(document, node, "Kids") is ArrayToken kids)
        {
            foreach (var kid in kids.Data.Take(MostRanges))
            {
                if (Resolve(document, kid) is DictionaryToken child)
                {
                    Collect(document, child, ranges, depth - 1);
                }
            }
        }
    }

    private static string Label(PdfDocument document, DictionaryToken range, int offset)
    {
        var first = Find(document, range, "St") is NumericToken start ? start.Int : 1;
        var number = Math.Clamp(first, 1, 1_000_000) + offset;
        var style = Find(document, range, "S") is NameToken name ? name.Data : "";
        return (Text(Find(document, range, "P")) ?? "") + style switch
        {
            "D" => CountingNumber.Decimal(number),
            "R" => CountingNumber.Roman(number).ToUpperInvariant(),
            "r" => CountingNumber.Roman(number),
            "A" => CountingNumber.Letters(number).ToUpperInvariant(),
            "a" => CountingNumber.Letters(number),
            _ => "",
        };
    }

    private static string? Text(IToken? token) => token switch
    {
        StringToken text => text.Data,
        HexToken hex => hex.Data,
        _ => null,
    };

    private static IToken? Find(PdfDocument document, DictionaryToken dictionary, string name) =>
        dictionary.Data.TryGetValue(name, out var token) ? Resolve(document, token) : null;

    private static IToken? Resolve(PdfDocument document, IToken token)
    {
        for (var i = 0; i < MostDepth && token is IndirectReferenceToken reference; i++)
        {
            token = document.Structure.GetObject(reference.Data).Data;
        }

        return token;
    }
}
