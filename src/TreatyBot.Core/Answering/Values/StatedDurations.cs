using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Finds the durations of a text.</summary>
internal static partial class StatedDurations
{
    public static List<(StatedValue Value, TextRange At)> In(string text) =>
    [
        .. Pattern().Matches(text)
            .Where(match => !match.Groups["range"].Success)
            .Select(match => (Value: Read(match), At: new TextRange(match.Index, match.Index + match.Length)))
            .Where(one => one.Value is not null)
            .Select(one => (one.Value!, one.At)),
    ];

    /// <summary>
    /// The duration of so many units; null where the word is none of time. Twelve months are a year and a week is seven days.
    /// </summary>
    public static StatedValue? Make(decimal count, string unit, ValueBound bound)
    {
        (string Measure, decimal Amount)? time = unit.ToUpperInvariant() switch
        {
            "YEAR" or "YEARS" => (StatedValue.Months, count * 12),
            "MONTH" or "MONTHS" => (StatedValue.Months, count),
            "WEEK" or "WEEKS" => (StatedValue.Minutes, count * 7 * 24 * 60),
            "DAY" or "DAYS" => (StatedValue.Minutes, count * 24 * 60),
            "HOUR" or "HOURS" => (StatedValue.Minutes, count * 60),
            "MINUTE" or "MINUTES" => (StatedValue.Minutes, count),
            _ => null,
        };
        return time is var (measure, amount) ? new StatedValue(Label(measure, amount), measure, amount, bound) : null;
    }

    /// <summary>Working days are days of their own: how many pass meanwhile, the calendar knows.</summary>
    private static StatedValue? Read(Match match)
    {
        if (!NumberPatterns.TryParse(match, out var count))
        {
            return null;
        }

        var (unit, bound) = (match.Groups["unit"].Value, NumberPatterns.BoundOf(match));
        return match.Groups["working"].Success
            ? new StatedValue(Label(count, $"working {unit.ToLowerInvariant()}"), $"working {unit.ToLowerInvariant()}", count, bound)
            : Make(count, unit, bound);
    }

    private static string Label(string measure, decimal amount) =>
        measure == StatedValue.Months
            ? amount >= 12 && amount % 12 == 0 ? Label(amount / 12, "year") : Label(amount, "month")
            : amount % (24 * 60) == 0 ? Label(amount / (24 * 60), "day")
            : amount % 60 == 0 ? Label(amount / 60, "hour")
            : Label(amount, "minute");

    private static string Label(decimal count, string unit) =>
        $"{count.ToString("0.####", CultureInfo.InvariantCulture)} {unit}{(count == 1 ? "" : "s")}";

    /// <summary>"A month" is one where it lasts; in "12 crowns a month" and "once a month" it is none.</summary>
    private const string Article =
        "(?<=\\b(?:for|of|within|after|before|least|most|than|over|about|only|another|lasts?|takes?|runs?|is|was|be|by|until|to|given) "
            + ")an?";

    [GeneratedRegex(
        NumberPatterns.Bounds + "(?:" + NumberPatterns.Range + @"[ -]\p{L}+"
        + @"|\b(?<number>\d{1,4}(?:\.\d+)?|" + NumberWords.Cardinal + "|half an?|" + Article + @")(?:\)|[ -])(?:\(\d+\) )?"
        + @"(?:(?<working>business |working )|calendar |full |consecutive )?(?<unit>minute|hour|day|week|month|year)s?['’]?\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Pattern();
}
