using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.Readers;

/// <summary>A block and how it looks.</summary>
/// <param name="Block">The block.</param>
/// <param name="IsBold">Whether all of it is.</param>
/// <param name="Size">Of its letters, in any unit; 0 where that tells nothing.</param>
internal sealed record LookedAtBlock(Block Block, bool IsBold, int Size);

/// <summary>Tells the headings of a document whose writer has made them larger or bold and has not called them headings.</summary>
internal static class HeadingsByLook
{
    /// <summary>Of the size of the text.</summary>
    private const double LargerThanText = 1.12;

    /// <summary>Below a title, above articles.</summary>
    private const int DeepestBySize = 4;

    public static IReadOnlyList<Block> Find(IReadOnlyList<LookedAtBlock> blocks)
    {
        if (blocks.Any(found => found.Block is Heading { Level: > 1 }))
        {
            return [.. blocks.Select(found => found.Block)];
        }

        var text = blocks.Where(found => found.Size > 0).GroupBy(found => found.Size)
            .MaxBy(size => size.Sum(found => found.Block.Text.Length))?.Key ?? 0;
        var larger = blocks.Where(found => found.Size > LargerThanText * text && CanBe(found)).Select(found => found.Size).Distinct()
            .OrderDescending().ToList();
        var bold = blocks.Count(found => found.IsBold && found.Block.Text.Length > 0) * 2 < blocks.Count;
        return
        [
            .. blocks.Select((found, i) => !CanBe(found) || i == blocks.Count - 1 ? found.Block
                : found.Size > LargerThanText * text ? new Heading(Line(found), Math.Min(larger.IndexOf(found.Size) + 2, DeepestBySize))
                : bold && (found.IsBold || IsCapitals(found.Block.Text))
                ? ClauseLabels.WholeLine(Line(found)) ?? new Heading(Line(found), OutlineLevel.ShortLine)
                : found.Block),
        ];
    }

    private static bool CanBe(LookedAtBlock found) =>
        found is { Block: Paragraph { Label: null }, Size: > 0 } && Line(found) is { Length: > 0 } line && ClauseTitle.MayBeTitle(line)
            && line[^1] is not '.';

    private static bool IsCapitals(string text) => text.Count(char.IsUpper) >= 4 && !text.Any(char.IsLower);

    private static string Line(LookedAtBlock found) => Whitespace.Fold(found.Block.Text).Replace('\n', ' ');
}
