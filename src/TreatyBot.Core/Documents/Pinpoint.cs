using System.Text;

namespace TreatyBot.Core.Documents;

/// <summary>
/// Tells the place of a range inside its clause as lawyers cite it: "Article 5(2)(a)", "Annex II, para. 3". It is read off the labels
/// that the text itself has, and only where they count up from the first one: labels with a gap are no sequence, and nothing is cited by
/// them.
/// </summary>
internal static class Pinpoint
{
    /// <returns>Null where the text shows no place below its clause, or none for certain.</returns>
    public static string? Of(Reading reading, TextRange range)
    {
        if (SectionAt(reading, range) is not { } section || ClauseName.Of(section.Path) is not { } clause)
        {
            return null;
        }

        List<string>? shared = null;
        foreach (var line in LabelledLines.In(reading.Text, section.Range, section.Path.Count > 0 ? section.Path[^1] : ""))
        {
            if (line.Range.Overlaps(range))
            {
                shared = shared is null ? [.. line.Labels]
                    : [.. shared.Zip(line.Labels).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
            }
        }

        return shared is { Count: > 0 } ? Cite(clause, shared) : null;
    }

    /// <summary>The stretch under one row of headings that holds the range; null where the range reaches out of it.</summary>
    private static (TextRange Range, IReadOnlyList<string> Path)? SectionAt(Reading reading, TextRange range)
    {
        var passages = reading.Passages;
        var (low, high) = (0, passages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = passages[middle].Range.Start <= range.Start ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return null;
        }

        // "(a) Fees. The fee is …" is a heading to whoever looks for it, and yet a point of the clause above it.
        var (first, last) = (low - 1, low - 1);
        var path = ClauseName.WithoutPoints(passages[first].HeadingPath);
        while (first > 0 && IsIn(path, passages[first - 1]))
        {
            first--;
        }

        while (last + 1 < passages.Count && IsIn(path, passages[last + 1]))
        {
            last++;
        }

        var section = new TextRange(passages[first].Range.Start, passages[last].Range.End);
        return section.Contains(range) ? (section, path) : null;
    }

    private static bool IsIn(IReadOnlyList<string> path, Passage passage) =>
        ClauseName.WithoutPoints(passage.HeadingPath).SequenceEqual(path, StringComparer.Ordinal);

    private static string Cite(ClauseName clause, List<string> labels)
    {
        var cited = new StringBuilder(clause.Name);
        var first = labels[0];
        if (clause.IsCitedInBrackets)
        {
            cited.Append('(').Append(first).Append(')');
        }
        else
        {
            cited.Append(clause.Name.Length > 0 ? ", " : "").Append(char.IsAsciiDigit(first[0]) ? $"para. {first}" : $"point ({first})");
        }

        foreach (var label in labels.Skip(1))
        {
            cited.Append('(').Append(label).Append(')');
        }

        return cited.ToString();
    }
}
