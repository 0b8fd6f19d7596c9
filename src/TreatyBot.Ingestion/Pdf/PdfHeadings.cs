using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>Tells headings by the document's bookmarks, and by size and weight.</summary>
internal sealed class PdfHeadings
{
    /// <summary>Of the size of the text.</summary>
    private const double LargerThanText = 1.12;

    private const int LongestHeading = 250;
    private const int MostLines = 4;

    /// <summary>Of all text: where more of it is bold, bold tells nothing.</summary>
    private const double MostBold = 0.4;

    /// <summary>Sizes that differ by less are one.</summary>
    private const double SameSize = 0.6;

    private readonly IReadOnlyDictionary<(int Page, string Title), int> _bookmarks;
    private readonly List<double> _sizes = [];
    private readonly bool _boldTells;

    public PdfHeadings(IReadOnlyList<PdfPage> pages, IReadOnlyDictionary<(int Page, string Title), int> bookmarks)
    {
        _bookmarks = bookmarks;
        var lines = pages.SelectMany(page => page.Lines).ToList();
        BodySize = lines.GroupBy(line => Math.Round(line.Size * 2) / 2).OrderByDescending(size => size.Sum(line => line.Text.Length))
            .FirstOrDefault()?.Key ?? 0;
        _boldTells = lines.Where(line => line.IsBold).Sum(line => line.Text.Length) < MostBold * lines.Sum(line => line.Text.Length);
        foreach (var size in lines.Where(line => line.Size > LargerThanText * BodySize).Select(line => line.Size).OrderDescending())
        {
            if (_sizes.Count == 0 || _sizes[^1] - size > SameSize)
            {
                _sizes.Add(size);
            }
        }
    }

    /// <summary>The size of most of the text.</summary>
    public double BodySize { get; }

    public static string Key(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Whether the document shows its headings by looks; else they are told by their words.</summary>
    public static bool AreShown(IReadOnlyList<Block> blocks) => blocks.Count(block => block is Heading) > 1;

    public Heading? Of(PdfParagraph paragraph)
    {
        var text = Whitespace.Fold(paragraph.Text);
        if (text.Length > LongestHeading || !text.Any(char.IsLetter) || text[^1] is ',' or ';')
        {
            return null;
        }

        if (_bookmarks.TryGetValue((paragraph.First.Page, Key(text)), out var level))
        {
            return new(text, level);
        }

        if (paragraph.Lines.Count > MostLines)
        {
            return null;
        }

        if (paragraph.Size > LargerThanText * BodySize)
        {
            return new(text, Math.Clamp(_sizes.FindIndex(size => size - paragraph.Size <= SameSize) + 1, 1, OutlineLevel.Article));
        }

        return paragraph.IsBold && _boldTells && ClauseTitle.MayBeTitle(text) && (text[^1] is not '.' || ClauseLabels.StartsWithLabel(text))
            ? ClauseLabels.WholeLine(text) ?? new(text, OutlineLevel.ShortLine)
            : null;
    }
}
