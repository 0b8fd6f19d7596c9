using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Values;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>Finds dates that a quote speaks of as still to come and that have gone by.</summary>
internal static partial class PassedDate
{
    /// <summary>Words between the verb and its date, at most, in characters.</summary>
    private const int Reach = 120;

    private const int DaysOfYear = 365;

    /// <param name="quote">The words of the quote.</param>
    /// <param name="today">By the injected clock.</param>
    /// <returns>The words of the first such date; null where there is none.</returns>
    public static string? In(string quote, DateOnly today)
    {
        // A year is written in digits.
        foreach (var date in quote.Any(char.IsDigit) ? ValueParser.Parse(quote) : [])
        {
            if (date.Days is var (_, last) && last < today && IsToCome(Clause(quote, date.At.Start), isYear: IsLong(date)))
            {
                return date.At.Of(quote).ToString();
            }
        }

        return null;
    }

    private static bool IsLong(StatedValue date) => date.Days is var (first, last) && last.DayNumber - first.DayNumber >= DaysOfYear - 1;

    /// <summary>What stands before the date in its sentence, as far as it may govern it.</summary>
    private static string Clause(string quote, int end)
    {
        var start = Math.Max(0, end - Reach);
        var stop = quote.LastIndexOfAny(['.', '!', '?', ';'], Math.Max(0, end - 1), end - start > 0 ? end - start : 0);
        return quote[(stop >= start ? stop + 1 : start)..end];
    }

    /// <summary>
    /// The nearest verb decides: "is valid until" speaks of what is to come, "was valid until" and "ended in" of what has been.
    /// </summary>
    private static bool IsToCome(string clause, bool isYear)
    {
        var toCome = ToCome().Matches(clause).LastOrDefault();
        var been = Been().Matches(clause).LastOrDefault();
        return toCome is not null
            && (been is null || been.Index < toCome.Index)
            && (isYear ? LeadsToYear().IsMatch(clause) : Leads().IsMatch(clause[toCome.Index..]));
    }

    [GeneratedRegex(
        @"\b(?:will|shall|is|are|does|remains?|runs?|ends?|expires?|renews?|lapses?|lasts?|continues?|terminates?|falls?|must|may"
            + @"|intends?|plans?|hopes?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex ToCome();

    [GeneratedRegex(
        @"\b(?:was|were|had|has|have|did|ran|fell|took|came|made|began|became|held|met|said|written|born|built|won|lost|entered into"
            + @"|dated|as of)\b|(?<!\b(?:be|is|are|being|to) )\b(?!scheduled|expected|planned|intended)[a-z]+ed\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Been();

    [GeneratedRegex(
        @"\b(?:until|till|through|in|on|by|from|before|after|to|at|of|for)\b[^.;]{0,60}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Leads();

    // "GATT 1994" and "the 1980 Convention" are names.
    [GeneratedRegex(
        @"\b(?:until|till|through|in|by|from|before|after|to)(?: (?:the )?(?:end|start|beginning|middle|spring|summer|autumn"
            + @"|winter)(?: of)?)?\s+$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex LeadsToYear();
}
