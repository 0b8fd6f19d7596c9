using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.Html;

/// <summary>Turns elements into blocks: what starts a new line on the screen starts a block.</summary>
internal sealed partial class PageText
{
    /// <summary>In characters: longer than that, a sentence with its points is no quote any more.</summary>
    private const int LongestWithPoints = 900;

    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _open = new();
    private int _breaks;
    private bool _pointsOpen;
    private bool _boldLinesAreHeadings;
    private int _boldDepth;
    private int _plainLetters;

    public static IReadOnlyList<Block> Of(IElement root)
    {
        var text = new PageText { _boldLinesAreHeadings = root.QuerySelector("h2,h3,h4,h5,h6") is null };
        text.Walk(root, preserved: false);
        text.Close(headingLevel: 0);
        return text._blocks;
    }

    private void Walk(IElement element, bool preserved)
    {
        if (PageElements.IsNeverText(element))
        {
            return;
        }

        var name = element.LocalName;
        if (name == "br")
        {
            Break();
            return;
        }

        if (name == "table" && PageTable.Of(element) is { } table)
        {
            Close(headingLevel: 0);
            Add(table, element);
            return;
        }

        if (name == "pre" && Paragraphs(element) is { } paragraphs)
        {
            Close(headingLevel: 0);
            _blocks.AddRange(paragraphs);
            return;
        }

        if (name == "dl" && IsList(element))
        {
            AddTerms(element, preserved);
            return;
        }

        var isBold = name is "b" or "strong";
        _boldDepth += isBold ? 1 : 0;
        SetApart(element);
        var block = PageElements.IsBlock(name);
        var level = name == "summary" ? OutlineLevel.Question : PageElements.HeadingLevel(name);
        if (block)
        {
            Close(headingLevel: 0);
        }
        else if (name is "td" or "th")
        {
            _open.Append(' ');
        }

        foreach (var node in element.ChildNodes)
        {
            switch (node)
            {
                case IText text:
                    Append(text.Data, preserved || name is "pre" or "listing" or "plaintext");
                    break;
                case IElement child:
                    Walk(child, preserved || name == "pre");
                    break;
            }
        }

        _boldDepth -= isBold ? 1 : 0;
        if (block)
        {
            Close(level);
        }

        if (name == "details")
        {
            // What follows stands under no panel's heading.
            _blocks.Add(new Heading("", OutlineLevel.Question));
        }
    }

    /// <summary>Number and title of an article may be two elements that only their style sets apart: "Art. 1" and "Leash".</summary>
    private void SetApart(IElement element)
    {
        if (element.LocalName is "span" or "b" or "strong" && element.PreviousSibling is IElement { LocalName: "span" or "b" or "strong" }
            && _open.Length > 0 && char.IsDigit(_open[^1]) && element.TextContent is [var first, ..] && char.IsUpper(first))
        {
            _open.Append(' ');
        }
    }

    /// <summary>A text that was put on the page as it is, blank lines between its paragraphs; null for code and for single lines.</summary>
    private static List<Block>? Paragraphs(IElement element) =>
        element.QuerySelector("code,samp,kbd") is null && BlankLine().IsMatch(element.TextContent.Trim())
            ? DocumentOutline.Blocks(TextUnit.Split(element.TextContent)) : null;

    private static bool IsList(IElement list) => list.Children.Any(child => child.LocalName == "dt")
        && list.Children.All(child => child.LocalName is "dt" or "dd" or "script" or "template");

    /// <summary>A term heads what is said of it; a number or a dash is the label of its point.</summary>
    private void AddTerms(IElement list, bool preserved)
    {
        Close(headingLevel: 0);
        var children = list.Children.ToList();
        var isOpen = false;
        for (var i = 0; i < children.Count; i++)
        {
            var term = children[i].LocalName == "dt" ? Whitespace.Fold(children[i].TextContent).Replace('\n', ' ') : "";
            var isDescribed = i + 1 < children.Count && children[i + 1].LocalName == "dd";
            if (isDescribed && PageTable.IsLabel(term))
            {
                AddLabelled(term, TextOf(children[++i]));
            }
            else if (isDescribed && ClauseTitle.MayBeTitle(term))
            {
                _blocks.Add(new Heading(term, OutlineLevel.Question));
                isOpen = true;
            }
            else
            {
                Walk(children[i], preserved);
                Close(headingLevel: 0);
            }
        }

        if (isOpen)
        {
            _blocks.Add(new Heading("", OutlineLevel.Question));
        }
    }

    private void Add(PageTable table, IElement element)
    {
        if (element.Children.FirstOrDefault(child => child.LocalName == "caption") is { } caption)
        {
            Walk(caption, preserved: false);
        }

        if (table.IsLabelledParagraph)
        {
            AddLabelled(TextOf(table.Rows[0][0]), TextOf(table.Rows[0][1]));
            return;
        }

        IEnumerable<IReadOnlyList<string>> rows = table.Rows.Select(row => row.Select(TextOf).ToList());
        if (table.HeadRows > 1 && table.JoinHeads(TextOf) is { } heads)
        {
            _blocks.AddRange(table.Rows.Take(table.HeadRows).Where(row => !row.Distinct().Skip(1).Any())
                .Select(row => new Paragraph(TextOf(row[0]))).Where(title => title.Text.Length > 0));
            rows = rows.Skip(table.HeadRows).Prepend(heads);
        }

        _blocks.AddRange(TableText.Rows([.. rows], table.HeadRows > 0));
    }

    /// <summary>A point belongs to the sentence that announces it ("… shall be inspected:"), and stands with it line by line.</summary>
    private void AddLabelled(string label, string text)
    {
        var point = $"{label} {text}";
        if (_blocks is [.., Paragraph before] && before.Text.Length + point.Length < LongestWithPoints
            && (before.Text.EndsWith(':') || (_pointsOpen && before.Text.Contains('\n'))))
        {
            _blocks[^1] = new Paragraph(before.Text + '\n' + point);
            _pointsOpen = true;
            return;
        }

        _blocks.Add(new Paragraph(point));
        _pointsOpen = false;
    }

    /// <summary>What a cell says, each of its blocks a line.</summary>
    private static string TextOf(IElement cell) => string.Join('\n', Of(cell).Select(block => block.Text));

    private void Append(string text, bool preserved)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _breaks = 0;
            _plainLetters += _boldDepth == 0 ? text.Count(char.IsLetterOrDigit) : 0;
        }

        _open.Append(preserved ? text : Whitespace.Unwrap(text));
    }

    /// <summary>One break ends a line; two of them stand for a paragraph.</summary>
    private void Break()
    {
        _breaks++;
        if (_breaks >= 2)
        {
            Close(headingLevel: 0);
        }
        else
        {
            _open.Append('\n');
        }
    }

    private void Close(int headingLevel)
    {
        _breaks = 0;
        var text = Whitespace.Fold(_open.ToString());
        var isBold = _plainLetters == 0;
        _plainLetters = 0;
        _open.Clear();
        if (headingLevel == 0 && isBold && _boldLinesAreHeadings && text.Any(char.IsLetter) && ClauseTitle.IsTitle(text))
        {
            // Word processors write headings as bold paragraphs.
            headingLevel = OutlineLevel.ShortLine;
        }

        if (text.Length > 0)
        {
            _blocks.Add(headingLevel > 0 ? new Heading(text, headingLevel) : new Paragraph(text));
            _pointsOpen = false;
        }
    }

    [GeneratedRegex(@"\n[ \t]*\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();
}
