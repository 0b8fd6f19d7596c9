using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Readers;
using Block = TreatyBot.Ingestion.Readers.Block;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>Turns Markdown's syntax tree into blocks: the words without the marks.</summary>
internal sealed class MarkdownText(MarkupTags tags, CancellationToken cancellationToken)
{
    /// <summary>A soft line end, until it is known what stands on its other side.</summary>
    private const char SoftBreak = '\r';

    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    /// <summary>Titles of treaties have some 300 characters; what is longer is a paragraph that somebody has marked as a heading.</summary>
    private const int MaxHeadingLength = 400;

    private readonly List<Block> _blocks = [];

    /// <summary>The number that stands before the paragraph to come; empty for none.</summary>
    private string _number = "";

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

        var blocks = new MarkdownText(new MarkupTags(text), cancellationToken);
        blocks.Walk(document);
        return blocks._blocks;
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables();
        builder.BlockParsers.Replace<HtmlBlockParser>(new KnownHtmlBlockParser());
        return builder.Build();
    }

    private void Walk(ContainerBlock container)
    {
        foreach (var block in container)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (block)
            {
                case HeadingBlock heading:
                    var text = TextOf(heading.Inline);
                    _blocks.Add(text.Length <= MaxHeadingLength ? new Heading(text, heading.Level) : new Paragraph(text));
                    break;
                case Table table:
                    _blocks.AddRange(TableText.Rows(
                        [.. table.OfType<TableRow>()
                            .Select(row => row.OfType<TableCell>()
                                .Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => TextOf(leaf.Inline)))).ToList())],
                        table.OfType<TableRow>().FirstOrDefault()?.IsHeader == true));
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ListBlock { IsOrdered: true } list when CountsUp(list):
                    WalkNumbered(list);
                    break;
                case ContainerBlock inner:
                    Walk(inner);
                    break;
                case HtmlBlock html:
                    AddHtml(html.Lines.ToString());
                    break;
                case LeafBlock { Inline: { } inline }:
                    _blocks.Add(new Paragraph(_number + TextOf(inline)));
                    _number = "";
                    break;
                case LeafBlock code:
                    _blocks.Add(new Paragraph(code.Lines.ToString()));
                    break;
            }
        }
    }

    /// <summary>
    /// The paragraphs of laws and contracts are cited by their numbers: what the source says itself stays. Items that all say "1." have
    /// none.
    /// </summary>
    private static bool CountsUp(ListBlock list)
    {
        var items = list.OfType<ListItemBlock>().ToList();
        return items.Zip(items.Skip(1)).All(pair => pair.Second.Order == pair.First.Order + 1);
    }

    private void WalkNumbered(ListBlock list)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            _number = $"{item.Order}{list.OrderedDelimiter} ";
            Walk(item);
            _number = "";
        }
    }

    private void AddHtml(string html)
    {
        var (page, _) = HtmlParsing.Parse(tags.Escape(html), cancellationToken);
        using (page)
        {
            if (page?.Body is { } body)
            {
                _blocks.AddRange(PageText.Of(body));
            }
        }
    }

    private string TextOf(ContainerInline? inline)
    {
        var text = new StringBuilder();
        if (inline is not null)
        {
            Append(text, inline);
        }

        return string.Join('\n', text.ToString().Split('\n').Select(Whitespace.Unwrap));
    }

    private void Append(StringBuilder text, ContainerInline container)
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
                case HtmlInline { Tag: var tag } when tags.IsPlaceholder(tag):
                    text.Append(tag);
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
