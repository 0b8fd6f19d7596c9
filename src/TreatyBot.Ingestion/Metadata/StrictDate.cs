using System.Globalization;
using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>Reads a day where it is stated beyond doubt: "04/05/2016" is either of two days, and so none.</summary>
internal static partial class StrictDate
{
    private const int EarliestYear = 1000;

    /// <param name="text">A date, with or without a time after it.</param>
    /// <param name="today">A publication lies at most a day after it (time zones).</param>
    public static DateOnly? Parse(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
        {
            return null;
        }

        var match = Shape().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var month = match.Groups["name"].Success ? Month(match.Groups["name"].Value) : Number(match, "month");
        var day = Number(match, "day");
        if (match.Groups["first"].Success)
        {
            (day, month) = (Number(match, "first"), Number(match, "second")) switch
            {
                (> 12 and var first, <= 12 and var second) => (first, second),
                (<= 12 and var first, > 12 and var second) => (second, first),
                _ => (0, 0),
            };
        }

        var year = Number(match, "year");
        if (year < EarliestYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateOnly(year, month, day);
        return date <= today.AddDays(1) ? date : null;
    }

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Month(string name)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        for (var i = 0; i < 12; i++)
        {
            if (name.Length >= 3 && names[i].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return name.Equals("sept", StringComparison.OrdinalIgnoreCase) ? 9 : 0;
    }

    [GeneratedRegex(
        """
        ^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?
        (?: (?<year>\d{4}) (?<mark>[-/.]) (?<month>\d{1,2}) \k<mark> (?<day>\d{1,2})
          | (?<year>\d{4}) (?<month>\d{2}) (?<day>\d{2}) (?!\d)
          | (?<year>\d{4}) \s? 年 \s? (?<month>\d{1,2}) \s? 月 \s? (?<day>\d{1,2}) \s? 日
          | (?<day>\d{1,2}) (?:st|nd|rd|th)? [\s-] \s*(?:of\s+)? (?<name>[a-z]{3,9}) \.? ,? [\s-] \s*(?<year>\d{4})
          | (?<name>[a-z]{3,9}) \.? \s+ (?<day>\d{1,2}) (?:st|nd|rd|th)? ,? \s+ (?<year>\d{4})
          | (?<first>\d{1,2}) (?<mark>[-/.]) (?<second>\d{1,2}) \k<mark> (?<year>\d{4})
        )
        (?: $ | (?<=日) | [T\s,;|(–—-] .* )$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
            | RegexOptions.Singleline,
        15_000)]
    private static partial Regex Shape();
}
