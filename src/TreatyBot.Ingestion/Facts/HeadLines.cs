using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>
/// Reads the lines at the head of a document that say how it stands: "Replaces: Travel policy 2021", "Version 3, 1 May 2024", "Last
/// updated: 1 May 2024", "As amended by the Protocol of 12 March 2012".
/// </summary>
internal static partial class HeadLines
{
    /// <summary>Behind so many lines the text itself has begun.</summary>
    private const int MostLines = 25;

    /// <summary>A longer line is a sentence of the text.</summary>
    private const int LongestLine = 250;

    public static IEnumerable<StatedRelation> RelationsIn(string head)
    {
        foreach (var line in Lines(head))
        {
            if (Labelled().Match(line) is { Success: true } match)
            {
                var isPassive = match.Groups["by"].Success;
                foreach (var target in match.Groups["target"].Value.Split(';', StringSplitOptions.TrimEntries))
                {
                    if (RelationTarget.Read(RelationVerbs.KindOf(match.Groups["verb"].Value, isPassive), target) is { } relation)
                    {
                        yield return relation;
                    }
                }
            }
        }
    }

    /// <summary>The version that the document says that it is, and the day of its last change, consolidation or version.</summary>
    public static (string? Version, DateOnly? Day) VersionIn(string? title, string head)
    {
        string? version = null;
        DateOnly? day = null;
        foreach (var line in Lines(head).Prepend(title ?? ""))
        {
            var match = Version().Match(line);
            version ??= match.Success ? match.Groups["number"].Value : null;
            day ??= match.Success || Changed().IsMatch(line) ? FullDates.FirstIn(line) : null;
        }

        return (version, day);
    }

    private static IEnumerable<string> Lines(string head) =>
        head.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Take(MostLines)
            .SelectMany(line => line.Split(" · "))
            .Where(line => line.Length <= LongestLine);

    /// <summary>A label before a colon, or a line that is nothing else: "(Superseded by Circular No. 12)".</summary>
    [GeneratedRegex(
        @"^[\W_]*(?:(?:this|the) (?:document|version|policy|text|page) )?(?:(?:has been|was|is|as|last|since) )*"
            + @"(?:(?<verb>" + RelationVerbs.Past + @")(?: and \w+)? (?<by>by)|(?<verb>" + RelationVerbs.Present + @")(?: and \w+)?)"
            + @"\s*:?[\s*_]+(?<target>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"^[\W_]*(?:.{1,80}[,(–-]\s*)?(?:document )?(?:version|edition|revision|rev\.)\s*(?:no\.?|number)?\s*:?\s*"
            + @"(?<number>\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Version();

    [GeneratedRegex(
        @"^[\W_]*(?:last |date of (?:last )?|date )?(?:updated?|modified|revised|revision|amended|reviewed|change|consolidat(?:ed|ion))\b"
            + @"|\b(?:consolidated (?:version|text)|in force (?:from|since)|status as (?:at|of))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Changed();
}
