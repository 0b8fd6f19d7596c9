using System.Text;
using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.OpenDocument;

/// <summary>
/// Makes blocks of an OpenDocument body, as its readers see it: changes accepted, comments and tables of contents away, numbers counted.
/// </summary>
internal sealed class OpenDocumentBlocks(ListCounter lists)
{
    private const int MostRepeats = 1000;
    private const int MostRows = 100_000;

    private readonly List<Block> _blocks = [];
    private readonly List<string> _notes = [];

    public IReadOnlyList<Block> Read(XElement body)
    {
        Walk(body, list: null);
        return _blocks;
    }

    private void Walk(XElement element, OpenList? list)
    {
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "h":
                    var level = child.Number("outline-level") ?? 1;
                    Add(new Heading(Labelled(lists.NextHeading(level), Text(child)), level + 1));
                    break;
                case "p":
                    Add(new Paragraph(Labelled(list?.TakeLabel() ?? "", Text(child))));
                    break;
                case "list":
                    WalkList(child, list);
                    break;
                case "table":
                    AddTable(child);
                    break;
                case "page":
                    Add(new Heading(child.Value("name") ?? "", 2));
                    Walk(child, list: null);
                    break;
                case "tracked-changes" or "annotation" or "table-of-content" or "alphabetical-index" or "forms" or "notes"
                    or "sequence-decls":
                    break;
                default:
                    Walk(child, list);
                    break;
            }
        }
    }

    private void WalkList(XElement element, OpenList? outer)
    {
        var style = element.Value("style-name") ?? outer?.Style ?? "";
        var (level, goesOn) = ((outer?.Level ?? 0) + 1, outer is not null || element.Value("continue-numbering") == "true"
            || element.Value("continue-list") is not null);
        foreach (var item in element.Elements().Where(item => item.Is("list-item") || item.Is("list-header")))
        {
            var first = !goesOn;
            Walk(item, new OpenList(style, level, item.Is("list-item") ? () => lists.Next(style, level, !first) : () => ""));
            goesOn = true;
        }
    }

    private void AddTable(XElement table)
    {
        var (rows, heads) = (new SortedDictionary<int, string[]>(), false);
        foreach (var row in table.Descendants()
            .Where(row => row.Is("table-row") && row.Ancestors().First(above => above.Is("table")) == table).Take(MostRows))
        {
            var cells = new List<string>();
            foreach (var cell in row.Elements().Where(cell => cell.Is("table-cell") || cell.Is("covered-table-cell")))
            {
                var text = string.Join('\n', cell.Descendants().Where(found => found.Is("p") || found.Is("h")).Select(Text)
                    .Where(line => line.Length > 0));
                var repeats = Math.Clamp(cell.Number("number-columns-repeated") ?? 1, 1, text.Length > 0 ? MostRepeats : 1);
                cells.AddRange(Enumerable.Repeat(text, repeats));
            }

            heads |= rows.Count == 0 && row.Parent!.Is("table-header-rows");
            rows[rows.Count] = [.. cells];
        }

        var filled = rows.Values.Where(row => row.Any(cell => cell.Length > 0)).ToList();
        if (table.Parent!.Is("spreadsheet") && filled.Count > 0)
        {
            Add(new Heading(table.Value("name") ?? "", 2));
        }

        _blocks.AddRange(heads ? TableText.Rows(filled, hasHeads: true) : SheetBlocks.Table(filled));
        AddNotes();
    }

    private void Add(Block block)
    {
        if (block is Heading || !string.IsNullOrWhiteSpace(block.Text))
        {
            _blocks.Add(block);
        }

        AddNotes();
    }

    private void AddNotes()
    {
        _blocks.AddRange(_notes.Select(note => new Paragraph(note)));
        _notes.Clear();
    }

    private static string Labelled(string label, string text) => label.Length > 0 && text.Length > 0 ? $"{label} {text}" : text;

    private string Text(XElement paragraph)
    {
        var text = new StringBuilder();
        Append(paragraph, text);
        return text.ToString().Trim();
    }

    private void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value.Replace('\n', ' '));
                    break;
                case XElement { Name.LocalName: "s" or "tab" }:
                    text.Append(' ');
                    break;
                case XElement { Name.LocalName: "line-break" }:
                    text.Append('\n');
                    break;
                case XElement { Name.LocalName: "note" } note:
                    var body = string.Join('\n', note.Child("note-body").Children("p").Select(Text));
                    _notes.Add($"{note.Child("note-citation")?.Value} {body}".Trim());
                    break;
                case XElement { Name.LocalName: "annotation" or "annotation-end" or "ruby-text" or "desc" or "title" }:
                    break;
                case XElement child:
                    Append(child, text);
                    break;
            }
        }
    }

    /// <summary>The list that a paragraph stands in; the first paragraph of an item takes its label.</summary>
    private sealed class OpenList(string style, int level, Func<string> label)
    {
        private bool _taken;

        public string Style => style;

        public int Level => level;

        public string TakeLabel()
        {
            if (_taken)
            {
                return "";
            }

            _taken = true;
            return label();
        }
    }
}
