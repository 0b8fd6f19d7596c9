using System.Globalization;
using System.Text.RegularExpressions;

namespace TreatyBot.Core.Text;

/// <summary>A date as a text states it, with the words that it was read from.</summary>
/// <param name="First">The first day that it can mean.</param>
/// <param name="Last">The last day that it can mean: a year alone means any of its days.</param>
/// <param name="Start">Where its words begin in the text.</param>
/// <param name="Words">The words.</param>
internal sealed partial record StatedDate(DateOnly First, DateOnly Last, int Start, string Words)
{
    /// <summary>The months as a pattern.</summary>
    public const string Months = "January|February|March|April|May|June|July|August|September|October|November|December";

    /// <summary>The dates of a text, in order. A number is a year only between 1000 and 2999, and not where it counts something.</summary>
    public static IReadOnlyList<StatedDate> In(string text) =>
        [.. Pattern().Matches(text).Select(Read).OfType<StatedDate>()];

    private static StatedDate? Read(Match match)
    {
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        var month = match.Groups["month"] is { Success: true } name ? Array.IndexOf(Months.Split('|'), name.Value) + 1
            : match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture)
            : 0;
        var day = match.Groups["day"].Success ? int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture) : 0;
        if (month > 12 || (month > 0 && day > DateTime.DaysInMonth(year, month)))
        {
            return null;
        }

        var first = new DateOnly(year, Math.Max(month, 1), Math.Max(day, 1));
        var last = day > 0 ? first : month > 0 ? first.AddMonths(1).AddDays(-1) : new DateOnly(year, 12, 31);
        return new StatedDate(first, last, match.Index, match.Value);
    }

    [GeneratedRegex(
        @"\b(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?: day of)? (?<month>" + Months + @"),? (?<year>[12]\d{3})"
        + "|(?<month>" + Months + @") (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>[12]\d{3})"
        + "|(?<month>" + Months + @"),? (?<year>[12]\d{3})"
        + @"|(?<year>[12]\d{3})-(?<m>\d{2})-(?<day>\d{2})"
        + @"|(?<![$€£.,\d]|[Nn]o\. |[Nn]umber |Article |Section )(?<year>[12]\d{3})(?![\d,.]\d|[%’']| (?:people|members|tonnes|dollars"
        + @"|euros|hectares|persons|soldiers|years|days|men|kilometres|metres|words|copies)))\b",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Pattern();
}
