using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>
/// Gives each clause a block of its own where several stand in one, line by line: pages without paragraphs, where only line ends part the
/// articles.
/// </summary>
internal static class ClauseLines
{
    public static List<Block> Cut(IReadOnlyList<Block> blocks)
    {
        var cut = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block is Paragraph { Label: null } && block.Text.Contains('\n'))
            {
                cut.AddRange(Cut(block.Text.Split('\n')));
            }
            else
            {
                cut.Add(block);
            }
        }

        return cut;
    }

    private static IEnumerable<Block> Cut(string[] lines)
    {
        var parts = Array.ConvertAll(lines, line => new Paragraph(line));
        var start = 0;
        for (var at = 0; at < lines.Length; at++)
        {
            if (ClauseOpening.Of(parts, at) is not { } opening || !MayOpen(lines, at))
            {
                continue;
            }

            if (at > start)
            {
                yield return Joined(lines[start..at]);
            }

            // The label, its title on the next line, and the clause's text are blocks of their own.
            yield return parts[at];
            start = at + 1;
            if (start < lines.Length && opening.LabelEnd == lines[at].TrimEnd().Length && ClauseTitle.IsTitle(lines[start])
                && ClauseOpening.Of(parts, start) is null)
            {
                yield return parts[start];
                at = start++;
            }
        }

        if (start < lines.Length)
        {
            yield return Joined(lines[start..]);
        }
    }

    /// <summary>
    /// A sentence that goes on over the ends of lines ("… as provided in / Article 5 / of the Treaty") names a clause and opens none.
    /// </summary>
    private static bool MayOpen(string[] lines, int at) =>
        (at == 0 || !ClauseTitle.LeadsOn(lines[at - 1]))
            && (at + 1 == lines.Length || !char.IsLower(lines[at + 1].TrimStart().FirstOrDefault()));

    private static Paragraph Joined(string[] lines) => new(string.Join('\n', lines));
}
