using System.Text;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>Lines that are one paragraph, over columns and pages.</summary>
internal sealed class PdfParagraph
{
    private readonly List<PdfLine> _lines = [];
    private readonly StringBuilder _text = new();

    public PdfParagraph(PdfLine first) => Add(first, join: "");

    public IReadOnlyList<PdfLine> Lines => _lines;

    public PdfLine First => _lines[0];

    public PdfLine Last => _lines[^1];

    public string Text => _text.ToString();

    /// <summary>Where in the text another page begins, and which.</summary>
    public List<(int Offset, int Page)> Pages { get; } = [];

    public double Size => _lines.GroupBy(line => Math.Round(line.Size, 1)).MaxBy(group => group.Sum(line => line.Text.Length))!.Key;

    public bool IsBold => _lines.TrueForAll(line => line.IsBold);

    /// <param name="line">The next line.</param>
    /// <param name="join">What stands between: a space, or a line end that is meant.</param>
    public void Add(PdfLine line, string join)
    {
        _text.Append(join);
        Append(line, line.Text);
    }

    /// <summary>Adds a line whose first part belongs to the word that the line before breaks off.</summary>
    /// <param name="line">The next line.</param>
    /// <param name="keepsHyphen">False where the hyphen was only put there to break the line.</param>
    public void AddBroken(PdfLine line, bool keepsHyphen)
    {
        if (!keepsHyphen)
        {
            _text.Length--;
        }

        Append(line, line.Text);
    }

    private void Append(PdfLine line, string text)
    {
        if (_lines.Count == 0 || _lines[^1].Page != line.Page)
        {
            Pages.Add((_text.Length, line.Page));
        }

        _lines.Add(line);
        _text.Append(text);
    }
}
