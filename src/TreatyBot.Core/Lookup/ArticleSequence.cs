using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Lookup;

/// <summary>The articles of a document one after the other, told by the headings of its passages.</summary>
internal sealed class ArticleSequence(Reading reading)
{
    /// <summary>The article that a passage stands in.</summary>
    /// <param name="passage">Its place among the reading's passages; null is returned where there is none so numbered.</param>
    public Article? At(int passage) =>
        passage >= 0 && passage < reading.Passages.Count ? Under(passage, PathOf(passage)) : null;

    /// <summary>The article that a place names by its number ("Article 5", "§ 3", "5") or by words of its heading.</summary>
    public Article? Find(string place)
    {
        var names = ReferencesIn(place);
        var byNumber = names
            .SelectMany(name => Headings().Where(heading => Bears(heading.Heading, name)))
            .Select(heading => ((int Passage, int Depth)?)(heading.Passage, heading.Depth))
            .FirstOrDefault();
        var found = byNumber ?? (names.Count > 0 || string.IsNullOrWhiteSpace(place) ? null : Headings()
            .Where(heading => heading.Heading.Contains(place.Trim(), StringComparison.OrdinalIgnoreCase))
            .Select(heading => ((int Passage, int Depth)?)(heading.Passage, heading.Depth))
            .FirstOrDefault());
        return found is { } at ? Under(at.Passage, [.. reading.Passages[at.Passage].HeadingPath.Take(at.Depth + 1)]) : null;
    }

    /// <summary>Each heading where it stands first, the outer before the inner.</summary>
    private IEnumerable<(int Passage, int Depth, string Heading)> Headings()
    {
        for (var passage = 0; passage < reading.Passages.Count; passage++)
        {
            var path = reading.Passages[passage].HeadingPath;
            for (var depth = 0; depth < path.Count; depth++)
            {
                if (passage == 0 || !reading.Passages[passage - 1].HeadingPath.Take(depth + 1)
                    .SequenceEqual(path.Take(depth + 1), StringComparer.Ordinal))
                {
                    yield return (passage, depth, path[depth]);
                }
            }
        }
    }

    /// <summary>A bare number is that of an article or of a section.</summary>
    private static List<ClauseReference> ReferencesIn(string place)
    {
        var asked = char.IsAsciiDigit(place.TrimStart().FirstOrDefault()) ? new[] { $"article {place}", $"section {place}" } : [place];
        return
        [
            .. asked.Select(text => ClauseFinder.Find(text, Tokenizer.Tokenize(text), new HashSet<int>())).OfType<ClauseReference>(),
        ];
    }

    private static bool Bears(string heading, ClauseReference asked)
    {
        var tokens = Tokenizer.Tokenize(heading);
        var number = tokens.Count > 1 && asked.Labels.Contains(tokens[0].Term, StringComparer.Ordinal) ? 1
            : asked.MayLackLabel && tokens.Count > 0 && char.IsAsciiDigit(heading[0]) ? 0
            : -1;
        if (number < 0 || !asked.Numbers.Contains(tokens[number].Term, StringComparer.Ordinal))
        {
            return false;
        }

        var behind = number + 1 < tokens.Count ? tokens[number + 1].Term : null;
        return asked.Suffix is { } suffix ? behind == suffix : behind is null || !ClauseNumber.Suffixes.Contains(behind);
    }

    /// <summary>The headings down to the article: what is below it, paragraphs and parts without a number, belongs to it.</summary>
    private IReadOnlyList<string> PathOf(int passage)
    {
        var path = ClauseName.WithoutPoints(reading.Passages[passage].HeadingPath);
        for (var depth = path.Count; depth > 0; depth--)
        {
            if (ClauseName.Of([.. path.Take(depth)]) is { Name.Length: > 0 })
            {
                return [.. path.Take(depth)];
            }
        }

        return path;
    }

    private Article Under(int passage, IReadOnlyList<string> path)
    {
        var (first, last) = (passage, passage);
        while (first > 0 && IsUnder(first - 1))
        {
            first--;
        }

        while (last + 1 < reading.Passages.Count && IsUnder(last + 1))
        {
            last++;
        }

        var range = reading.Passages[first].Range.Union(reading.Passages[last].Range);
        return new Article(
            reading,
            path,
            range,
            first,
            first > 0 ? first - 1 : null,
            last + 1 < reading.Passages.Count ? last + 1 : null);

        bool IsUnder(int other) =>
            reading.Passages[other].HeadingPath.Take(path.Count).SequenceEqual(path, StringComparer.Ordinal)
                && (path.Count > 0 || PathOf(other).Count == 0);
    }
}
