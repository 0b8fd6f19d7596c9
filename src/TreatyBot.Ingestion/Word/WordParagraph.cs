using System.Text;
using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;

namespace TreatyBot.Ingestion.Word;

/// <summary>What a paragraph says once all changes are accepted, how it looks, and what hangs on it.</summary>
internal sealed class WordParagraph
{
    private readonly WordStyles _styles;
    private readonly XElement? _properties;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, int> _sizes = [];
    private int _plainLetters;
    private int _boldLetters;

    public WordParagraph(XElement paragraph, WordStyles styles)
    {
        (_styles, _properties) = (styles, paragraph.Child("pPr"));
        Read(paragraph);
    }

    public string Text => _text.ToString();

    public bool IsBold => _plainLetters == 0 && _boldLetters > 0;

    /// <summary>Of most of its letters, in half points.</summary>
    public int Size => _sizes.Count > 0 ? _sizes.MaxBy(size => size.Value).Key : 0;

    /// <summary>The notes that it refers to, in their order: the element of the reference.</summary>
    public List<XElement> Notes { get; } = [];

    /// <summary>Text boxes that are anchored in it.</summary>
    public List<XElement> Boxes { get; } = [];

    /// <summary>True where a deletion took its end away: the next one goes on in it.</summary>
    public bool GoesOn => _properties.Child("rPr").Child("del") is not null || _properties.Child("rPr").Child("moveFrom") is not null;

    private void Read(XElement element)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r":
                    ReadRun(child);
                    break;
                case "pPr" or "del" or "moveFrom" or "rt" or "sdtPr" or "sdtEndPr" or "rPr":
                    break;
                case "AlternateContent":
                    Read(child.Child("Choice") ?? child.Child("Fallback") ?? child);
                    break;
                default:
                    Read(child);
                    break;
            }
        }
    }

    private void ReadRun(XElement run)
    {
        var properties = run.Child("rPr");
        if (_styles.IsHidden(_properties, properties))
        {
            return;
        }

        var (bold, size) = (_styles.IsBold(_properties, properties), _styles.Size(_properties, properties));
        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    Append(child.Value, bold, size);
                    break;
                case "tab" or "ptab":
                    _text.Append("  ");
                    break;
                case "br" or "cr":
                    _text.Append('\n');
                    break;
                case "noBreakHyphen":
                    _text.Append('-');
                    break;
                case "sym"
                    when int.TryParse(child.Value("char"), System.Globalization.NumberStyles.HexNumber,
                        System.Globalization.CultureInfo.InvariantCulture, out var code) && code < 0xE000:
                    _text.Append((char)code);
                    break;
                case "footnoteReference" or "endnoteReference":
                    Notes.Add(child);
                    break;
                case "drawing" or "pict" or "object" or "AlternateContent":
                    FindBoxes(child);
                    break;
                case "ruby":
                    Read(child.Child("rubyBase") ?? child);
                    break;
            }
        }
    }

    private void FindBoxes(XElement element)
    {
        foreach (var child in element.Elements())
        {
            if (child.Is("txbxContent"))
            {
                Boxes.Add(child);
            }
            else if (!child.Is("Fallback") || element.Child("Choice") is null)
            {
                FindBoxes(child);
            }
        }
    }

    private void Append(string text, bool bold, int size)
    {
        _text.Append(text);
        var letters = text.Count(char.IsLetterOrDigit);
        _boldLetters += bold ? letters : 0;
        _plainLetters += bold ? 0 : letters;
        _sizes[size] = _sizes.GetValueOrDefault(size) + letters;
    }
}
