using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>Finds the headings of a text that is all document. Nothing is dropped: what is no heading is a paragraph.</summary>
internal static class DocumentOutline
{
    private const int MostHeadingWords = 14;
    private const int MostHeadingLength = 110;
    private const int LeastProseLength = 60;
    private const int LongestLines = 1000;
    private const int LongestByline = 3;

    public static List<Block> Blocks(IReadOnlyList<TextUnit> units)
    {
        var pieces = units.SelectMany(Pieces).ToList();
        var blocks = new List<Block>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var heading = HeadingOf(piece, Following(pieces, i), blocks.Count == 0);
            if (heading is not null)
            {
                blocks.Add(heading);
            }
            else if (!piece.AfterBlank && blocks is [.., Paragraph { Text.Length: < LongestLines } before] && !piece.IsBullet
                && !ClauseLabels.StartsWithLabel(piece.Text) && ClauseLabels.RunIn(before.Text) is null)
            {
                // Lines that stand together but are not wrapped (an address, a signature) stay together, line by line.
                blocks[^1] = before with { Text = before.Text + '\n' + piece.Text };
            }
            else
            {
                blocks.Add(new Paragraph(piece.Text));
            }
        }

        return WithoutEmptySections(blocks);
    }

    /// <summary>What looks like a heading but heads nothing is a paragraph: a signature, a table of contents, a stamp.</summary>
    private static List<Block> WithoutEmptySections(List<Block> blocks)
    {
        var next = default(Block);
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            var block = blocks[i];
            if (block is Heading { Level: > OutlineLevel.Title } heading
                && next is null or Heading { } && (next is not Heading following || following.Level <= heading.Level))
            {
                blocks[i] = new Paragraph(heading.Text);
            }

            next = block;
        }

        return blocks;
    }

    /// <summary>What stands below a line, once bylines and dates are passed.</summary>
    private static TextUnit? Following(List<TextUnit> pieces, int at) =>
        pieces.Skip(at + 1).Take(LongestByline + 1)
            .FirstOrDefault(piece => PageFacts.ParseByline(piece.Text) is null && !PageFacts.IsStamp(piece.Text));

    private static IEnumerable<TextUnit> Pieces(TextUnit unit)
    {
        var texts = ClauseLabels.SplitClauses(unit.Text).ToList();
        return texts.Count == 1
            ? [unit]
            : texts.Select((text, i) => new TextUnit(text, unit.AfterBlank || i > 0, unit.BeforeBlank || i < texts.Count - 1));
    }

    private static Heading? HeadingOf(TextUnit piece, TextUnit? next, bool isFirst)
    {
        var text = piece.Text;
        if (isFirst && piece.StandsAlone && next is not null && DocumentTitle.IsLongTitle(text))
        {
            return new(text, OutlineLevel.Title);
        }

        if (text.Length > MostHeadingLength || !HasWord(text) || DocumentTitle.IsStamp(text))
        {
            return null;
        }

        if (ClauseLabels.WholeLine(text) is { } clause)
        {
            return clause;
        }

        if (isFirst && piece.StandsAlone && next is not null && DocumentTitle.IsTitle(text)
            && (IsProse(next.Text) || PageFacts.IsField(next.Text)))
        {
            return new(text, OutlineLevel.Title);
        }

        if (piece.AfterBlank && IsCapitals(text) && (piece.BeforeBlank || (next is not null && IsProse(next.Text))))
        {
            return new(text, OutlineLevel.Capitals);
        }

        return piece.StandsAlone && next is not null && IsProse(next.Text) && IsShortLine(text) ? new(text, OutlineLevel.ShortLine) : null;
    }

    private static bool IsShortLine(string text) =>
        WordCount(text) <= MostHeadingWords - 4 && text.Length <= 80 && (char.IsUpper(text[0]) || char.IsDigit(text[0]))
        && text[^1] is not ('.' or ',' or ';' or ':' or '!' or '-') && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains("__", StringComparison.Ordinal) && !text.Contains('@') && !text.Contains("  ", StringComparison.Ordinal);

    private static bool IsCapitals(string text) =>
        WordCount(text) <= MostHeadingWords && !text.Any(char.IsLower) && text.Count(char.IsUpper) is var letters && letters >= 4
        && letters * 2 > text.Length && text[^1] is not (',' or ';') && !text.Contains("__", StringComparison.Ordinal);

    private static bool IsProse(string text) => text.Length >= LeastProseLength && WordCount(text) >= 8;

    private static bool HasWord(string text) => text.Any(char.IsLetter);

    private static int WordCount(string text) => text.AsSpan().Count(' ') + 1;
}
