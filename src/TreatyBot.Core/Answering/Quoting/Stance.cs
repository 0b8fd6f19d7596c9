using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Questions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>
/// What a quote says on a question that others may answer otherwise, in a form that can be compared: yes or no, a year, a number, a number with its unit. A
/// quote that says several such things is taken by the one nearest to what is asked; where two are equally near it takes no side.
/// </summary>
internal static partial class Stance
{
    /// <returns>The side; null where the quote takes none.</returns>
    /// <param name="kind">What kind of answer is wanted.</param>
    /// <param name="quote">The words of the quote.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    public static string? Of(AnswerKind kind, string quote, Predicate<string> isAsked) => kind switch
    {
        AnswerKind.YesNo => YesOrNo(quote, isAsked),
        AnswerKind.Date => Nearest(quote, StatedDate.In(quote).Select(date => (date.First.Year.ToString(), date.Start)), isAsked),
        AnswerKind.Duration => Nearest(quote, Durations().Matches(quote).Select(match => ($"{ValueOf(match.Groups["count"].Value)} {match.Groups["unit"].Value.ToLowerInvariant()}s", match.Index)), isAsked),
        AnswerKind.Amount => Nearest(quote, Numbers().Matches(quote).Select(match => (ValueOf(match.Value), match.Index)), isAsked),
        _ => null,
    };

    /// <summary>Two denials make an affirmation: "has not been rescinded" says yes.</summary>
    public static string YesOrNo(string quote) => Denials().Count(quote) % 2 == 0 ? "yes" : "no";

    /// <summary>Likewise by the clause that speaks most of what is asked: "is not in force, because it was never approved" denies once.</summary>
    public static string YesOrNo(string quote, Predicate<string> isAsked)
    {
        var clauses = ClauseEnds().Split(quote);
        var asked = clauses.Select(clause => Tokenizer.Tokenize(clause).Where(token => isAsked(token.Term)).Select(token => token.Term).Distinct(StringComparer.Ordinal).Count()).ToList();
        return YesOrNo(asked.Max() > 0 ? clauses[asked.IndexOf(asked.Max())] : quote);
    }

    private static string? Nearest(string quote, IEnumerable<(string Value, int At)> said, Predicate<string> isAsked)
    {
        var values = said.ToList();
        if (values.Select(value => value.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2)
        {
            return values.Count > 0 ? values[0].Value : null;
        }

        var asked = Tokenizer.Tokenize(quote).Where(token => isAsked(token.Term)).Select(token => token.Start).ToList();
        if (asked.Count == 0)
        {
            return null;
        }

        var byDistance = values.Select(value => (value.Value, Distance: asked.Min(at => Math.Abs(at - value.At)))).OrderBy(value => value.Distance).ToList();
        var rival = byDistance.Find(value => !value.Value.Equals(byDistance[0].Value, StringComparison.OrdinalIgnoreCase));
        return rival.Distance > byDistance[0].Distance ? byDistance[0].Value : null;
    }

    /// <summary>A number in digits, however it is written.</summary>
    private static string ValueOf(string number) =>
        NumberWords.TryParse(number, out var value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : number.ToLowerInvariant();

    [GeneratedRegex(@"[;:]|, |\b(?:because|since|although|though|but|while|whereas|unless)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex ClauseEnds();

    [GeneratedRegex(@"\b(?:no|not|never|neither|nor|cannot|without|hardly|unlikely|nothing|nobody)\b|n['’]t\b|\bnull and void\b|\b(?:rescinded|revoked|revocation|discarded|abandoned|severed|severing|lapsed|expired|ended|terminated|repealed|denounced|denied|denies|departed|obsolete|only on paper|solely exists on paper|exists only)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Denials();

    [GeneratedRegex(@"\b(?<count>\d{1,3}|" + NumberWords.Cardinal + @"|half an?|an?)(?:\)|[ -])(?:\(\d+\) )?(?:calendar |business |full |consecutive )?(?<unit>day|week|month|year)s?['’]?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Durations();

    // No years, and no number that only names a part of something.
    [GeneratedRegex(@"(?<![\d.,/-]|\b(?:Article|Section|No\.|Lot|lot|page) )(?:\b" + NumberWords.Cardinal + @"\b|\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b|\b(?![12]\d{3}\b)\d+(?:\.\d+)?\b)(?![\d/-]|\.\s)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Numbers();
}
