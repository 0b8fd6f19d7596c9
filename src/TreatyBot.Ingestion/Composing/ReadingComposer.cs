using System.Text;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Composing;

/// <summary>The text of a reading, its passages and its headings.</summary>
/// <param name="Text">The blocks, one blank line apart.</param>
/// <param name="Passages">In the order of the text.</param>
/// <param name="Outline">The headings, those that open a paragraph among them.</param>
internal sealed record ComposedReading(
    string Text, IReadOnlyList<PassageDraft> Passages, IReadOnlyList<OutlineEntry> Outline);

/// <summary>Lays blocks out as one text and cuts it into passages along its headings.</summary>
internal static class ReadingComposer
{
    private const string BlockSeparator = "\n\n";

    /// <summary>A version of how blocks become text and passages; it is part of what a reading is known by.</summary>
    public const string Version = "2";

    public static ComposedReading Compose(IReadOnlyList<Block> blocks)
    {
        var placed = Place(blocks, out var text);
        return new(text, Cut(placed, text), [.. placed.SelectMany(Headings)]);
    }

    private static IEnumerable<OutlineEntry> Headings(PlacedBlock placed) =>
        (placed.Block as Heading ?? (placed.Block as Paragraph)?.Label) is { } heading && !string.IsNullOrWhiteSpace(heading.Text)
            ? [new(Whitespace.Fold(heading.Text).Replace('\n', ' '), heading.Level, placed.Range.Start)]
            : [];

    private static List<PlacedBlock> Place(IReadOnlyList<Block> blocks, out string text)
    {
        var placed = new List<PlacedBlock>(blocks.Count);
        var builder = new StringBuilder();
        foreach (var block in blocks)
        {
            var folded = Whitespace.Fold(block.Text);
            if (folded.Length == 0)
            {
                if (block is Heading)
                {
                    placed.Add(new(block, new(builder.Length, builder.Length)));
                }

                continue;
            }

            if (builder.Length > 0)
            {
                builder.Append(BlockSeparator);
            }

            placed.Add(new(block, new(builder.Length, builder.Length + folded.Length)));
            builder.Append(folded);
        }

        text = builder.ToString();
        return placed;
    }

    private static List<PassageDraft> Cut(List<PlacedBlock> blocks, string text)
    {
        var cutter = new PassageCutter(text);
        var outline = new Outline();
        foreach (var (block, range) in blocks)
        {
            if (block is Heading heading)
            {
                outline.Enter(heading);
                cutter.EnterSection(outline.Path);
                continue;
            }

            if (block is Paragraph { Label: { } label })
            {
                outline.Enter(label);
                cutter.EnterSection(outline.Path);
            }

            cutter.Add(range);
        }

        return cutter.Finish();
    }

    private sealed record PlacedBlock(Block Block, TextRange Range);

    /// <summary>The headings that are open at a place of the text.</summary>
    private sealed class Outline
    {
        private readonly List<Heading> _open = [];

        public IReadOnlyList<string> Path => [.. _open.Select(heading => Whitespace.Fold(heading.Text).Replace('\n', ' '))];

        public void Enter(Heading heading)
        {
            _open.RemoveAll(open => open.Level >= heading.Level);
            if (!string.IsNullOrWhiteSpace(heading.Text))
            {
                _open.Add(heading);
            }
        }
    }
}
