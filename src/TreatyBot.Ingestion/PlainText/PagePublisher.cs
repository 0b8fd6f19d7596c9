using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>Tells a page's publisher where two of its lines agree on it, or its copyright line names it.</summary>
internal static partial class PagePublisher
{
    private const int MastheadUnits = 3;
    private const int LongestName = 40;

    public static string? Find(IReadOnlyList<PageUnit> units)
    {
        foreach (var masthead in units.Take(MastheadUnits).Where(unit => unit.Kind == UnitKind.Line && unit.Text.Length <= LongestName))
        {
            var name = Squash(masthead.Text);
            if (name.Length >= 5
                && units.Any(unit => Domain().Matches(unit.Text).Any(domain => Squash(domain.Groups["label"].Value) == name)))
            {
                return masthead.Text;
            }
        }

        var holders = units.Select(unit => PageFacts.ParseCopyrightHolder(unit.Text)).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToList();
        return holders.Count == 1 ? holders[0] : null;
    }

    private static string Squash(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters.StartsWith("the", StringComparison.Ordinal) ? letters[3..] : letters;
    }

    [GeneratedRegex(@"(?<![\w.-])(?:www\.)?(?<label>[a-z0-9-]{3,40})(?:\.[a-z]{2,12}){1,3}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Domain();
}
