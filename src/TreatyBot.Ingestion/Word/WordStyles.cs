using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;

namespace TreatyBot.Ingestion.Word;

/// <summary>The styles of a Word document, each with what it takes over from those that it is based on.</summary>
internal sealed class WordStyles
{
    /// <summary>Word allows ten; a circle has no end.</summary>
    private const int MostBases = 12;

    /// <summary>In half points, where nothing is said (ECMA-376 17.3.2.38).</summary>
    private const int DefaultSize = 20;

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly XElement? _defaults;
    private readonly string? _defaultParagraph;

    public WordStyles(XElement? root)
    {
        _defaults = root.Child("docDefaults").Child("rPrDefault").Child("rPr");
        foreach (var style in root.Children("style"))
        {
            if (style.Value("styleId") is { } id)
            {
                _styles.TryAdd(id, style);
                _defaultParagraph ??= style.Value("type") == "paragraph" && style.Value("default") is "1" or "true" ? id : null;
            }
        }
    }

    /// <summary>1 for a title, 2 and deeper for headings; null for other text.</summary>
    public int? HeadingLevel(XElement? properties)
    {
        if (properties.Child("outlineLvl").Number("val") is { } own)
        {
            return own < 9 ? own + 2 : null;
        }

        foreach (var style in Chain(properties))
        {
            if (style.Child("name").Value("val") is { } name && name.Equals("title", StringComparison.OrdinalIgnoreCase))
            {
                return 1;
            }

            if (style.Child("pPr").Child("outlineLvl").Number("val") is { } level)
            {
                return level < 9 ? level + 2 : null;
            }
        }

        return null;
    }

    /// <summary>What a style says of the list that its paragraphs are in, and the style that says it.</summary>
    public (XElement Numbering, string StyleId)? Numbering(XElement? properties)
    {
        foreach (var style in Chain(properties))
        {
            if (style.Child("pPr").Child("numPr") is { } numbering)
            {
                return (numbering, style.Value("styleId")!);
            }
        }

        return null;
    }

    /// <summary>Whether paragraphs of that style belong to a table of contents.</summary>
    public bool IsContents(XElement? properties) =>
        Chain(properties).Any(style => style.Child("name").Value("val") is { } name
            && name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase));

    public bool IsBold(XElement? paragraph, XElement? run) => Find(paragraph, run, "b") is { } found && found.IsOn();

    /// <summary>Hidden text: nobody sees it.</summary>
    public bool IsHidden(XElement? paragraph, XElement? run) => Find(paragraph, run, "vanish") is { } found && found.IsOn();

    /// <summary>In half points.</summary>
    public int Size(XElement? paragraph, XElement? run) => Find(paragraph, run, "sz").Number("val") ?? DefaultSize;

    private XElement? Find(XElement? paragraph, XElement? run, string name)
    {
        if (run.Child(name) is { } own)
        {
            return own;
        }

        foreach (var style in Bases(run.Child("rStyle").Value("val")).Concat(Chain(paragraph)))
        {
            if (style.Child("rPr").Child(name) is { } found)
            {
                return found;
            }
        }

        return _defaults.Child(name);
    }

    private IEnumerable<XElement> Chain(XElement? paragraph) => Bases(paragraph.Child("pStyle").Value("val") ?? _defaultParagraph);

    private IEnumerable<XElement> Bases(string? id)
    {
        for (var i = 0; i < MostBases && id is not null && _styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.Child("basedOn").Value("val");
        }
    }
}
