using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Facts;

/// <summary>
/// The terms that a bracket or clause defines and does nothing else: "hereinafter referred to as the “Company”", "the “X
/// Agreement”", "“WTO” or the “Organization”".
/// </summary>
internal static partial class DefinedTerms
{
    /// <returns>Without quotation marks and articles; none where it says anything else.</returns>
    public static IReadOnlyList<string> In(string clause)
    {
        if (Quoted().Count(clause) is > 0 and <= 4 && OnlyDefines().IsMatch(Quoted().Replace(clause, "")))
        {
            return [.. Quoted().Matches(clause).Select(term => Term(term.Groups["term"].Value)).OfType<string>()];
        }

        return Bare().Match(clause) is { Success: true } bare && Term(bare.Groups["term"].Value) is { } one ? [one] : [];
    }

    private static string? Term(string written)
    {
        var term = Article().Replace(written.Trim(' ', ',', '.'), "");
        return term.Length > 1 && char.IsLetterOrDigit(term[0]) && !char.IsLower(term[0]) ? term : null;
    }

    [GeneratedRegex(
        """[“„«"](?<term>[^“”„«»"\n]{2,60})[”“»"]|[‘'](?<term>[^‘’'\n]{2,60})[’'](?!\p{L})""",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"^(?:[\s,]|\b(?:hereinafter|hereafter|herein|henceforth|referred|to|called|known|cited|abbreviated|as|the|a|an|this|each|both"
            + @"|collectively|jointly|individually|together|also|simply|in|short|for|and|or|is|are|being)\b)*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OnlyDefines();

    /// <summary>Without marks it takes a word that says so, and a name: "hereinafter referred to as the Company".</summary>
    [GeneratedRegex(
        @"^(?:hereinafter|hereafter),?\s(?:(?:collectively|jointly|individually|together|also|simply)\s)?"
            + @"(?:(?:referred to|called|known|cited|abbreviated)\s)?(?:as\s)?"
            + @"(?<term>(?:(?:the|an?)\s)?\p{Lu}[\w&-]*(?:\s\p{Lu}[\w&-]*){0,3})$",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:the|an?|this)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Article();
}
