namespace TreatyBot.Core.Answering.Values;

/// <summary>A value that a quote states, in a form that can be compared with what another one states.</summary>
/// <param name="Label">As it is shown, the same for the same value: <c>yes</c>, <c>2031</c>, <c>6 months</c>, <c>9 members</c>.</param>
/// <param name="Measure">What it is told in: only values of one measure can be compared, time in minutes and in months apart.</param>
/// <param name="Amount">In that measure.</param>
/// <param name="Bound">Whether it is the very value or where it begins or ends.</param>
internal sealed record StatedValue(string Label, string Measure, decimal Amount, ValueBound Bound = ValueBound.Exact)
{
    public const string Polarity = "polarity";
    public const string Year = "year";
    public const string Minutes = "minutes";
    public const string Months = "months";

    private const decimal MinutesOfDay = 24 * 60;

    /// <summary>"About 100" is 90 as well as 110: nobody says it to be held to it.</summary>
    private const decimal Tolerance = 0.1m;

    public static StatedValue Yes { get; } = new("yes", Polarity, 1);

    public static StatedValue No { get; } = new("no", Polarity, 0);

    /// <summary>True where the two cannot both be right. Thirty days are a month, and per cent say nothing against tonnes.</summary>
    public bool Contradicts(StatedValue other)
    {
        if (Measure != other.Measure)
        {
            return InMinutes() is { } own && other.InMinutes() is { } others && AreApart(own, others);
        }

        // "At least six months" contradicts "at least twelve months", though a year is both.
        return Bound == other.Bound && Bound != ValueBound.About
            ? Amount != other.Amount
            : AreApart(Bounded(Amount, Amount), other.Bounded(other.Amount, other.Amount));
    }

    private static bool AreApart((decimal From, decimal To) one, (decimal From, decimal To) other) =>
        one.To < other.From || other.To < one.From;

    private (decimal From, decimal To) Bounded(decimal least, decimal most) => Bound switch
    {
        ValueBound.AtLeast => (least, decimal.MaxValue),
        ValueBound.AtMost => (decimal.MinValue, most),
        ValueBound.About => (least * (1 - Tolerance), most * (1 + Tolerance)),
        _ => (least, most),
    };

    /// <summary>Time as minutes; null for what is no time.</summary>
    private (decimal From, decimal To)? InMinutes() => Measure switch
    {
        Minutes => Bounded(Amount, Amount),
        Months => Bounded(FewestDays() * MinutesOfDay, (Math.Ceiling(Amount * 366 / 12) + 1) * MinutesOfDay),
        _ => null,
    };

    /// <summary>
    /// Contracts count thirty days for a month; one or two of the calendar's have two days less where they fall on February.
    /// </summary>
    private decimal FewestDays() => (Amount * 30) - (Amount is > 0 and <= 2 ? 2 : 0);
}
