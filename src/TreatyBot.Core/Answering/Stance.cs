using System.Text.RegularExpressions;

namespace TreatyBot.Core.Answering;

/// <summary>
/// What a quote says on a question that others may answer otherwise, in a form that can be compared: yes or no, a year, a number with its unit. A quote that
/// says several such things takes no side.
/// </summary>
internal static partial class Stance
{
    /// <returns>The side; null where the quote takes none.</returns>
    public static string? Of(AnswerKind kind, string quote) => kind switch
    {
        AnswerKind.YesNo => YesOrNo(quote),
        AnswerKind.Date => Single(StatedDate.In(quote).Select(date => date.First.Year.ToString())),
        AnswerKind.Duration => Single(Durations().Matches(quote).Select(match => $"{Number(match.Groups["count"].Value)} {match.Groups["unit"].Value.ToLowerInvariant()}s")),
        _ => null,
    };

    /// <summary>Two denials make an affirmation: "has not been rescinded" says yes.</summary>
    private static string YesOrNo(string quote) => Denials().Count(quote) % 2 == 0 ? "yes" : "no";

    private static string? Single(IEnumerable<string> values)
    {
        var distinct = values.Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }

    private static string Number(string word) => ClauseNumber.ValueOfWord(word) is > 0 and var value ? value.ToString() : word;

    [GeneratedRegex(@"\b(?:no|not|never|neither|nor|cannot|without|hardly|unlikely|nothing|nobody)\b|n['’]t\b|\bnull and void\b|\b(?:rescinded|revoked|revocation|discarded|abandoned|severed|severing|lapsed|expired|ended|terminated|repealed|denounced|departed|obsolete|only on paper|solely exists on paper|exists only)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Denials();

    [GeneratedRegex(@"\b(?<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\)|[ -])(?:\(\d+\) )?(?:calendar |business |full |consecutive )?(?<unit>day|week|month|year)s?['’]?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Durations();
}
