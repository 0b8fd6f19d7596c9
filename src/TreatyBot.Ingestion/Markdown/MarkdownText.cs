using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Readers;
using Block = TreatyBot.Ingestion.Readers.Block;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>Turns Markdown's syntax tree into blocks: the words without the marks.</summary>
internal sealed class MarkdownText(CancellationToken cancellationToken)
{
    /// <summary>A soft line end, until it is known what stands on its other side.</summary>
    private const char SoftBreak = '\r';

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().Build();

    private readonly List<Block> _blocks = [];

    /// <returns>Null where the text nests deeper than Markdig's own bound.</returns>
    public static IReadOnlyList<Block>? Blocks(string text, CancellationToken cancellationToken)
    {
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("nested", StringComparison.Ordinal))
        {
            return null;
        }

        var blocks = new MarkdownText(cancellationToken);
        blocks.Walk(document);
        return blocks._blocks;
    }

    private void Walk(ContainerBlock container)
    {
        foreach (var block in container)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (block)
            {
                case HeadingBlock heading:
                    _blocks.Add(new Heading(TextOf(heading.Inline), heading.Level));
                    break;
                case Table table:
                    _blocks.AddRange(TableText.Rows(
                        [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => TextOf(leaf.Inline)))).ToList())],
                        table.OfType<TableRow>().FirstOrDefault()?.IsHeader == true));
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock inner:
                    Walk(inner);
                    break;
                case HtmlBlock html:
                    AddHtml(html.Lines.ToString());
                    break;
                case LeafBlock { Inline: { } inline }:
                    _blocks.Add(new Paragraph(TextOf(inline)));
                    break;
                case LeafBlock code:
                    _blocks.Add(new Paragraph(code.Lines.ToString()));
                    break;
            }
        }
    }

    private void AddHtml(string html)
    {
        var (page, _) = HtmlParsing.Parse(html, cancellationToken);
        using (page)
        {
            if (page?.Body is { } body)
            {
                _blocks.AddRange(PageText.Of(body));
            }
        }
    }

    private static string TextOf(ContainerInline? inline)
    {
        var text = new StringBuilder();
        if (inline is not null)
        {
            Append(text, inline);
        }

        return string.Join('\n', text.ToString().Split('\n').Select(Whitespace.Unwrap));
    }

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline line:
                    text.Append(line.IsHard ? '\n' : SoftBreak);
                    break;
                case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    text.Append('\n');
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Append(text, inner);
                    break;
            }
        }
    }
}
