using TreatyBot.Ingestion.Pdf;
using TreatyBot.Ingestion.Readers;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Writer;

namespace TreatyBot.Tests.Ingestion.Pdf;

/// <summary>Sets a PDF file as a word processor would: text wrapped into lines of a width, from the top down.</summary>
internal sealed class PdfDraft : IDisposable
{
    public const double Left = 72;
    public const double Width = 450;
    private const double Leading = 1.2;

    private readonly PdfDocumentBuilder _builder = new();
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page = null!;
    private byte[]? _built;

    public PdfDraft()
    {
        _plain = _builder.AddStandard14Font(Standard14Font.TimesRoman);
        _bold = _builder.AddStandard14Font(Standard14Font.TimesBold);
    }

    /// <summary>Where the next line stands.</summary>
    public double Y { get; set; }

    public PdfDraft Page()
    {
        _page = _builder.AddPage(PageSize.A4);
        Y = 760;
        return this;
    }

    public PdfDraft Information(string? title = null, string? author = null, string? created = null)
    {
        (_builder.DocumentInformation.Title, _builder.DocumentInformation.Author, _builder.DocumentInformation.CreationDate) = (title,
            author, created);
        return this;
    }

    /// <summary>Bookmarks to the first page, each inside the one before it.</summary>
    public PdfDraft Outline(params string[] titles)
    {
        IReadOnlyList<BookmarkNode> inner = [];
        for (var i = titles.Length - 1; i >= 0; i--)
        {
            inner = [new DocumentBookmarkNode(titles[i], i,
                new ExplicitDestination(1, ExplicitDestinationType.FitPage, ExplicitDestinationCoordinates.Empty), inner)];
        }

        _builder.Bookmarks = new Bookmarks(inner);
        return this;
    }

    /// <summary>Words at a place, moving nothing.</summary>
    public PdfDraft At(double x, double y, string text, double size = 11, bool bold = false)
    {
        _page.AddText(text, size, new PdfPoint(x, y), bold ? _bold : _plain);
        return this;
    }

    /// <summary>A paragraph, and space below it.</summary>
    public PdfDraft Text(string text, double size = 11, bool bold = false, double x = Left, double width = Width)
    {
        foreach (var line in Wrap(text, size, bold, width))
        {
            At(x, Y, line, size, bold);
            Y -= Leading * size;
        }

        Y -= 0.8 * size;
        return this;
    }

    /// <summary>A row of cells at these places.</summary>
    public PdfDraft Row(bool bold, params (double X, string Text)[] cells)
    {
        foreach (var (x, text) in cells)
        {
            At(x, Y, text, bold: bold);
        }

        Y -= 16;
        return this;
    }

    /// <summary>A picture of one grey point.</summary>
    public PdfDraft Picture()
    {
        _page.AddPng(Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="),
                new PdfRectangle(72, 72, 500, 700));
        return this;
    }

    public void Dispose() => _builder.Dispose();

    public byte[] Build() => _built ??= _builder.Build();

    public ReadOutcome Read() => Read(Build());

    public static ReadOutcome Read(byte[] file) => new PdfReader().Read(new("a.pdf", file), CancellationToken.None);

    private IEnumerable<string> Wrap(string text, double size, bool bold, double width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && WidthOf(longer, size, bold) > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }

    private double WidthOf(string text, double size, bool bold)
    {
        var letters = _page.MeasureText(text, size, new PdfPoint(0, 0), bold ? _bold : _plain);
        return letters[^1].EndBaseLine.X;
    }
}
