using System.Globalization;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Values;

/// <summary>A value that a text states, in a form that can be compared with what another text states.</summary>
/// <param name="Kind">Only values of one kind can agree or differ.</param>
/// <param name="Unit">
/// What it is told in: months or seconds, a unit of measure, a currency, the thing that is counted, or how a date is written.
/// </param>
/// <param name="From">The value in that unit, of a range the lower end; of a date its first day as <c>yyyymmdd</c>.</param>
/// <param name="To">The upper end, the last day.</param>
/// <param name="Bound">Whether it is the very value or where it begins or ends.</param>
/// <param name="At">Where it stands in the text, with the words of its bound.</param>
internal sealed record StatedValue(ValueKind Kind, string Unit, decimal From, decimal To, ValueBound Bound, TextRange At)
{
    /// <summary>The units of dates.</summary>
    public const string Day = "day";

    /// <summary>A day of no particular year.</summary>
    public const string DayOfYear = "day of the year";

    /// <summary>Fiscal years begin when their owner wants.</summary>
    public const string FiscalYear = "fiscal year";

    /// <summary>The worth of the last digit that is written.</summary>
    public decimal Step { get; init; } = 1;

    /// <summary>What it is counted for: the "month" of "12 crowns a month"; null where it is no rate.</summary>
    public string? Per { get; init; }

    /// <summary>The terms of all words that may name what is counted: "elected" and "members".</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];

    /// <summary>The same for the same value, however it is written; dates and durations as ISO 8601 writes them.</summary>
    public string Normal => ValueNotation.Write(this);

    /// <summary>The first and the last day that a date can mean; null for one without a year, or before the calendar.</summary>
    public (DateOnly First, DateOnly Last)? Days => Kind == ValueKind.Date && Unit == Day && From > 0 ? (AsDay(From), AsDay(To)) : null;

    /// <summary>The same value of the thing that is asked for, where that is among the words behind its number.</summary>
    public StatedValue Of(Predicate<string> isAsked) =>
        Counted.FirstOrDefault(term => isAsked(term)) is { } asked ? this with { Unit = asked } : this;

    private static DateOnly AsDay(decimal written) => DateOnly.ParseExact(
        written.ToString("00000000", CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture);
}
