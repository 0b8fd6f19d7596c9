using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Lookup;

/// <summary>A whole article, section or chapter of a document.</summary>
/// <param name="Reading">The document's text.</param>
/// <param name="Path">The headings down to it.</param>
/// <param name="Range">From its first word to its last.</param>
/// <param name="Passage">The place of its first passage among those of the reading, from 0.</param>
/// <param name="Previous">That of the article before it; null where it is the first.</param>
/// <param name="Next">That of the one behind it; null where it is the last.</param>
public sealed record Article(
    Reading Reading, IReadOnlyList<string> Path, TextRange Range, int Passage, int? Previous, int? Next)
{
    /// <summary>As its heading calls it; the document's title where it has none.</summary>
    public string Name => Path.Count > 0 ? Path[^1] : Reading.Document.DisplayTitle;

    /// <summary>Its text in pieces of whole blocks, each as long as may be.</summary>
    /// <param name="longest">In characters; a block that is longer alone is a piece all the same.</param>
    public IReadOnlyList<Quote> Split(int longest)
    {
        var pieces = new List<Quote>();
        var text = Reading.Text;
        for (var start = Range.Start; start < Range.End;)
        {
            var end = EndOfBlock(text, start);
            for (var next = end; next < Range.End && EndOfBlock(text, next + 2) is var longer && longer - start <= longest;)
            {
                next = end = longer;
            }

            pieces.Add(Reading.Quote(new TextRange(start, end)));
            start = Math.Min(end + 2, Range.End);
        }

        return pieces;
    }

    private int EndOfBlock(string text, int from)
    {
        if (from >= Range.End)
        {
            return Range.End;
        }

        var end = text.IndexOf("\n\n", from, Range.End - from, StringComparison.Ordinal);
        return end < 0 ? Range.End : end;
    }
}
