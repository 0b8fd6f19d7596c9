using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>A line of a text file, or several that are one hard-wrapped paragraph.</summary>
/// <param name="Text">Its words, line ends unwrapped.</param>
/// <param name="AfterBlank">A blank line, or nothing, stands before it.</param>
/// <param name="BeforeBlank">A blank line, or nothing, stands after it.</param>
internal sealed partial record TextUnit(string Text, bool AfterBlank, bool BeforeBlank)
{
    private const int LongestWrappedLine = 160;
    private const int ShortestWrappedLine = 45;
    private const int ShortestWrappedCjkLine = 18;

    public bool StandsAlone => AfterBlank && BeforeBlank;

    public bool IsBullet => Bullet().IsMatch(Text);

    public static List<TextUnit> Split(string text)
    {
        var units = new List<TextUnit>();
        var paragraph = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split(['\n', '\f']))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                paragraph.Add(line.Trim());
                continue;
            }

            AddParagraph(units, paragraph);
            paragraph.Clear();
        }

        AddParagraph(units, paragraph);
        return units;
    }

    private static void AddParagraph(List<TextUnit> units, List<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var wrapped = AreWrapped(lines);
        var longest = lines.Max(line => line.Length);
        var start = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && wrapped && !Bullet().IsMatch(lines[i]) && !ClauseLabels.StartsWithLabel(lines[i])
                && !(i - start == 1 && IsTitleOfItem(lines[start], lines[i], longest)))
            {
                continue;
            }

            var unit = i - start == 1 ? lines[start] : Whitespace.Unwrap(string.Join('\n', lines[start..i]));
            units.Add(new(unit, AfterBlank: start == 0, BeforeBlank: i == lines.Count));
            start = i;
        }
    }

    /// <summary>Wrapped lines are of one width, but for the last, and seldom end where a sentence does.</summary>
    private static bool AreWrapped(List<string> lines)
    {
        if (lines.Count < 2)
        {
            return false;
        }

        var longest = lines.Max(line => line.Length);
        var shortest = lines.Take(lines.Count - 1).Min(line => line.Length);
        var least = Whitespace.IsCjk(lines[0][^1]) ? ShortestWrappedCjkLine : ShortestWrappedLine;
        return longest is <= LongestWrappedLine && longest >= least && shortest >= longest * 0.6
            && lines.Distinct(StringComparer.Ordinal).Count() == lines.Count
            && lines.Take(lines.Count - 1).Count(EndsSentence) * 2 <= lines.Count;
    }

    /// <summary>
    /// "3. New lock gates" above its text: a line that had room for the next word, and ends nevertheless before a sentence, was ended on
    /// purpose.
    /// </summary>
    private static bool IsTitleOfItem(string line, string next, int longest) =>
        char.IsUpper(next[0])
        && ItemNumber().Match(line) is { Success: true } number
        && ClauseTitle.IsTitle(line[number.Length..])
        && !ClauseTitle.LeadsOn(line)
        && line.Length + 1 + next.AsSpan().IndexOf(' ') <= longest;

    public static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("\"'”’)]» ");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？';
    }

    [GeneratedRegex(@"^\d{1,2}[.)]\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex ItemNumber();

    [GeneratedRegex(@"^(?:[•·‣◦▪●○*►▶»–—-]|\u2022)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
