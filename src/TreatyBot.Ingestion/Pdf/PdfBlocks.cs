using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// Makes blocks of the lines of all pages: paragraphs that go on over columns and pages, tables by rows, notes behind the paragraph that
/// they interrupt.
/// </summary>
internal sealed class PdfBlocks
{
    private readonly PdfParagraphs _paragraphs;
    private readonly PdfHeadings _headings;
    private readonly List<Block> _blocks = [];
    private readonly PageCounter _pages = new();
    private readonly List<IReadOnlyList<PdfLine>> _notes = [];
    private PdfParagraph? _open;

    private PdfBlocks(IReadOnlyList<PdfLine> lines, PdfHeadings headings) => (_paragraphs, _headings) = (new(lines), headings);

    /// <returns>The blocks, and where in them the pages begin.</returns>
    public static (IReadOnlyList<Block> Blocks, IReadOnlyList<PageMark> Pages) Of(IReadOnlyList<PdfPage> pages, PdfHeadings headings)
    {
        PdfColumn.Measure(pages.SelectMany(page => page.Lines));
        var blocks = new PdfBlocks([.. pages.SelectMany(page => page.Lines)], headings);
        foreach (var page in pages)
        {
            blocks.Add(page);
        }

        blocks.Close(isLast: true);
        var found = PdfHeadings.AreShown(blocks._blocks) ? blocks._blocks
            : DocumentOutline.Blocks([.. blocks._blocks.Select(block => new TextUnit(block.Text, AfterBlank: true, BeforeBlank: true))]);
        return (found, blocks._pages.Marks);
    }

    private void Add(PdfPage page)
    {
        var (text, notes) = PdfNotes.Split(page, _headings.BodySize);
        for (var i = 0; i < text.Lines.Count; i++)
        {
            if (PdfTable.At(text.Lines, i) is { } table)
            {
                Close(isLast: false);
                Put([.. TableText.Rows(table.Rows, table.HasHeads)], page.Number);
                i += table.Lines - 1;
                continue;
            }

            var line = text.Lines[i];
            if (_open is null || !_paragraphs.TryAdd(_open, line))
            {
                Close(isLast: false);
                _open = new PdfParagraph(line);
            }
        }

        _notes.AddRange(notes);
    }

    private void Close(bool isLast)
    {
        if (_open is { } paragraph)
        {
            _open = null;
            foreach (var (offset, number) in paragraph.Pages)
            {
                _pages.Begin(number, paragraph.Text[..offset]);
            }

            _pages.Count(paragraph.Text);
            _blocks.Add(_headings.Of(paragraph) is { } heading ? heading : new Paragraph(paragraph.Text));
        }

        foreach (var note in _notes)
        {
            var whole = new PdfParagraph(note[0]);
            foreach (var line in note.Skip(1))
            {
                if (!_paragraphs.TryAdd(whole, line))
                {
                    whole.Add(line, " ");
                }
            }

            Put([new Paragraph(whole.Text)], note[0].Page);
        }

        _notes.Clear();
    }

    private void Put(IReadOnlyList<Block> blocks, int page)
    {
        _pages.Begin(page, "");
        foreach (var block in blocks)
        {
            _pages.Count(block.Text);
        }

        _blocks.AddRange(blocks);
    }
}
