using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>
/// What a title says of another document: "Protocol amending the Convention on X", "Second Amendment to the Lease of 2019".
/// </summary>
internal static partial class TitleRelations
{
    public static IEnumerable<StatedRelation> In(string title)
    {
        foreach (Match match in Participle().Matches(title))
        {
            if (RelationTarget.Read(RelationVerbs.KindOf(match.Groups["verb"].Value), match.Groups["target"].Value) is { } relation)
            {
                yield return relation;
            }
        }

        foreach (var (pattern, kind) in Forms)
        {
            if (pattern.Match(title) is { Success: true } match
                && RelationTarget.Read(kind, match.Groups["target"].Value) is { } relation)
            {
                yield return relation;
            }
        }

        if (AsAmended().Match(title) is { Success: true } amended
            && RelationTarget.Read(RelationKind.AmendedBy, amended.Groups["target"].Value) is { } by)
        {
            yield return by;
        }
    }

    private static (Regex Pattern, RelationKind Kind)[] Forms { get; } =
    [
        (Amendment(), RelationKind.Amends),
        (Supplement(), RelationKind.Supplements),
        (Consolidation(), RelationKind.Consolidates),
    ];

    [GeneratedRegex(
        @"\b(?<verb>" + RelationVerbs.Participle + @")\s+(?<target>.*?(?=,? and (?:" + RelationVerbs.Participle + @")\b|$))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Participle();

    [GeneratedRegex(
        @"^(?:\W*(?:\p{L}+ |\d+(?:st|nd|rd|th) )?(?:Amendments?|Amending (?:Agreement|Protocol|Act)|Corrigendum)(?: (?:No\.? ?)?\d+)?"
            + @"|.{0,60}?\bProtocol of Amendment|.{0,60}?\bProtocol to amend) ?(?:to|of|,)? (?<target>(?:the |our )?\S.*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Amendment();

    [GeneratedRegex(
        @"^(?:.{0,40}?\b(?:Addendum|Supplement|Supplementary (?:Agreement|Protocol))(?: (?:No\.? ?)?\d+)? to"
            + @"|.{0,40}?\bProtocol (?:\w+ )?additional to|.{0,40}?\bAdditional Protocol to) (?<target>\S.*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Supplement();

    [GeneratedRegex(
        @"^\W*(?:Consolidated (?:version|text|edition)|Consolidation) of (?<target>\S.*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Consolidation();

    [GeneratedRegex(
        @"[,(\[–-]\s*as (?:last )?(?:amended|modified|revised) by (?<target>[^)\]]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex AsAmended();
}
