using System.Buffers;
using Markdig.Parsers;

namespace TreatyBot.Ingestion.Markdown;

/// <summary>
/// Opens a block of HTML where a tag of HTML stands. For Markdown a line "&lt;domain&gt;" begins one too, in which nothing is Markdown any
/// more down to the next blank line; here it is a paragraph.
/// </summary>
internal sealed class KnownHtmlBlockParser : HtmlBlockParser
{
    private static readonly SearchValues<char> OfName =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        var name = line[(line.StartsWith("</") ? 2 : 1)..];
        var end = name.IndexOfAnyExcept(OfName);
        return end > 0 && !MarkupTags.IsOfHtml(name[..end].ToString()) ? BlockState.None : base.TryOpen(processor);
    }
}
