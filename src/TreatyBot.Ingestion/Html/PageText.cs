using System.Text;
using AngleSharp.Dom;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.PlainText;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Html;

/// <summary>Turns elements into blocks: what starts a new line on the screen starts a block.</summary>
internal sealed class PageText
{
    private readonly List<Block> _blocks = [];
    private readonly StringBuilder _open = new();
    private int _breaks;

    public static IReadOnlyList<Block> Of(IElement root)
    {
        var text = new PageText();
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

        var block = PageElements.IsBlock(name);
        var level = PageElements.HeadingLevel(name);
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

        if (block)
        {
            Close(level);
        }
    }

    private void Append(string text, bool preserved)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            _breaks = 0;
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
        _open.Clear();
        if (text.Length > 0)
        {
            _blocks.Add(headingLevel > 0 ? new Heading(text, headingLevel) : new Paragraph(text, ClauseLabels.RunIn(text)));
        }
    }
}
