using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// Undoes the hyphens that only break a word at the end of a line. Whether a hyphen was the word's own is told by how the document writes
/// it elsewhere: "long-term" in one of its lines, or "longterm".
/// </summary>
internal sealed partial class Hyphenation
{
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public Hyphenation(IEnumerable<PdfLine> lines)
    {
        foreach (var line in lines)
        {
            var words = Word().Matches(line.Text);
            for (var i = 0; i < words.Count; i++)
            {
                // What is cut off at the ends of the line is no word.
                if (words[i].Index + words[i].Length < line.Text.Length - 1)
                {
                    _words.Add(words[i].Value);
                }
            }
        }
    }

    public static bool IsBroken(string before, string next) => BreaksOff().IsMatch(before) && char.IsLower(next[0]);

    public bool KeepsHyphen(string before, string next)
    {
        var left = Last().Match(before).Value;
        var right = First().Match(next).Value;
        return !_words.Contains(left + right)
            && (_words.Contains($"{left}-{right}") || left.Contains('-')
                || (_words.Contains(left) && _words.Contains(right) && left.Length > 2 && right.Length > 2));
    }

    [GeneratedRegex(@"\p{L}+(?:-\p{L}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{L}[-\u2010]$", RegexOptions.CultureInvariant)]
    private static partial Regex BreaksOff();

    [GeneratedRegex(@"[\p{L}-]*\p{L}(?=[-\u2010]$)", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Last();

    [GeneratedRegex(@"^\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}
