using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Word;

/// <summary>
/// Makes blocks of a Word document's body: paragraphs with the numbers that Word counts, tables, notes behind the paragraph that they hang
/// on.
/// </summary>
internal sealed class WordBlocks(WordStyles styles, WordNumbering numbering, IReadOnlyDictionary<string, XElement> footnotes,
    IReadOnlyDictionary<string, XElement> endnotes)
{
    private readonly List<LookedAtBlock> _blocks = [];
    private readonly List<XElement> _endnotes = [];
    private readonly List<string> _pendingNotes = [];
    private string _pending = "";
    private int _notes;

    /// <summary>The text of the paragraph that is styled as the title; null where there is none.</summary>
    public string? Title { get; private set; }

    public IReadOnlyList<Block> Read(XElement body)
    {
        Walk(body);
        Flush();
        foreach (var note in _endnotes)
        {
            AddNote(NoteText(note, endnotes));
        }

        return HeadingsByLook.Find(_blocks);
    }

    private void Walk(XElement element)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "p":
                    AddParagraph(child);
                    break;
                case "tbl":
                    Flush();
                    AddTable(child);
                    break;
                case "sdt" when child.Child("sdtPr").Child("docPartObj").Child("docPartGallery").Value("val") == "Table of Contents":
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                    Walk(child);
                    break;
                case "AlternateContent":
                    Walk(child.Child("Choice") ?? child.Child("Fallback") ?? child);
                    break;
            }
        }
    }

    private void AddParagraph(XElement element)
    {
        var properties = element.Child("pPr");
        var paragraph = new WordParagraph(element, styles);
        if (styles.IsContents(properties))
        {
            return;
        }

        var text = _pending + paragraph.Text;
        _pending = "";
        foreach (var note in paragraph.Notes)
        {
            TakeNote(note);
        }

        if (paragraph.GoesOn)
        {
            _pending = text;
            return;
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            var label = numbering.Next(properties);
            var whole = label.Length > 0 ? $"{label} {text.TrimStart()}" : text;
            var level = styles.HeadingLevel(properties);
            Title ??= level == 1 ? text : null;
            Block block = level is { } found ? new Heading(whole.Trim(), found) : new Paragraph(whole);
            _blocks.Add(new(block, paragraph.IsBold, paragraph.Size));
        }

        Flush();
        foreach (var box in paragraph.Boxes)
        {
            Walk(box);
        }
    }

    private void AddTable(XElement table)
    {
        var (rows, hasHeads) = WordTable.Read(table, CellText);
        if (rows.All(row => row.Distinct(StringComparer.Ordinal).Count() <= 1))
        {
            // One column only lays out what is no table.
            foreach (var cell in table.Descendants()
                .Where(cell => cell.Is("tc") && cell.Ancestors().First(above => above.Is("tbl")) == table))
            {
                Walk(cell);
            }

            return;
        }

        _blocks.AddRange(TableText.Rows(rows, hasHeads).Select(block => new LookedAtBlock(block, IsBold: false, Size: 0)));
        Flush();
    }

    private (string Text, bool IsBold) CellText(XElement cell)
    {
        var lines = new List<string>();
        var bold = true;
        foreach (var element in cell.Descendants()
            .Where(found => found.Is("p")
                && !found.Ancestors().TakeWhile(above => above != cell).Any(above => above.Is("txbxContent") || above.Is("p"))))
        {
            var paragraph = new WordParagraph(element, styles);
            foreach (var note in paragraph.Notes)
            {
                TakeNote(note);
            }

            if (!string.IsNullOrWhiteSpace(paragraph.Text))
            {
                var label = numbering.Next(element.Child("pPr"));
                lines.Add(label.Length > 0 ? $"{label} {paragraph.Text.TrimStart()}" : paragraph.Text);
                bold &= paragraph.IsBold;
            }
        }

        return (string.Join('\n', lines), bold && lines.Count > 0);
    }

    private void TakeNote(XElement reference)
    {
        if (reference.Is("endnoteReference"))
        {
            _endnotes.Add(reference);
        }
        else
        {
            _pendingNotes.Add(NoteText(reference, footnotes));
        }
    }

    private string NoteText(XElement reference, IReadOnlyDictionary<string, XElement> notes)
    {
        var text = notes.TryGetValue(reference.Value("id") ?? "", out var note)
            ? string.Join('\n', note.Children("p").Select(paragraph => new WordParagraph(paragraph, styles).Text.Trim())
                .Where(line => line.Length > 0))
            : "";
        return text.Length > 0 ? $"{++_notes} {text}" : "";
    }

    /// <summary>What stands behind a paragraph: the rest of one whose end was deleted, and the notes.</summary>
    private void Flush()
    {
        if (_pending.Length > 0)
        {
            _blocks.Add(new(new Paragraph(_pending), IsBold: false, Size: 0));
            _pending = "";
        }

        _pendingNotes.ForEach(AddNote);
        _pendingNotes.Clear();
    }

    private void AddNote(string text) => _blocks.Add(new(new Paragraph(text), IsBold: false, Size: 0));
}
