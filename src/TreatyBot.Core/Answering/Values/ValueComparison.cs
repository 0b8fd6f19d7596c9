namespace TreatyBot.Core.Answering.Values;

/// <summary>Tells values that cannot both be right from those that can: thirty days are a month, and 57.1 km are 57.</summary>
internal static class ValueComparison
{
    private const decimal SecondsOfDay = 24 * 60 * 60;

    /// <summary>"About 100" is 90 as well as 110: nobody says it to be held to it.</summary>
    private const decimal Tolerance = 0.1m;

    public static bool Contradict(StatedValue one, StatedValue other)
    {
        if (one.Kind != other.Kind || one.Per != other.Per)
        {
            return false;
        }

        if (one.Unit != other.Unit)
        {
            return Seconds(one) is { } own && Seconds(other) is { } others && AreApart(Bounded(one, own), Bounded(other, others));
        }

        // "At least six months" contradicts "at least twelve months", though a year is both.
        return one.Bound == other.Bound && one.Bound != ValueBound.About
            ? AreApart(Rounded(one, other), Rounded(other, one))
            : AreApart(Bounded(one, Rounded(one, other)), Bounded(other, Rounded(other, one)));
    }

    private static bool AreApart((decimal From, decimal To) one, (decimal From, decimal To) other) =>
        one.To < other.From || other.To < one.From;

    /// <summary>What is measured is rounded where the other is told more exactly; what is agreed on, a term or a day, is not.</summary>
    private static (decimal From, decimal To) Rounded(StatedValue value, StatedValue other)
    {
        var isMeasured = value.Kind is ValueKind.Amount or ValueKind.Percentage or ValueKind.Count;
        var half = isMeasured && value.Step > other.Step ? value.Step / 2 : 0;
        return (value.From - half, value.To + half);
    }

    private static (decimal From, decimal To) Bounded(StatedValue value, (decimal From, decimal To) range) => value.Bound switch
    {
        ValueBound.AtLeast => (range.From, decimal.MaxValue),
        ValueBound.AtMost => (decimal.MinValue, range.To),
        ValueBound.About when value.Kind != ValueKind.Date => (range.From * (1 - Tolerance), range.To * (1 + Tolerance)),
        _ => range,
    };

    /// <summary>Time in seconds; null for what is no time.</summary>
    private static (decimal From, decimal To)? Seconds(StatedValue value) => (value.Kind, value.Unit) switch
    {
        (ValueKind.Duration, Units.Second) => (value.From, value.To),
        (ValueKind.Duration, Units.Month) =>
            (FewestDays(value.From) * SecondsOfDay, (Math.Ceiling(value.To * 366 / 12) + 1) * SecondsOfDay),
        _ => null,
    };

    /// <summary>
    /// Contracts count thirty days for a month; one or two of the calendar's have two days less where they fall on February.
    /// </summary>
    private static decimal FewestDays(decimal months) => (months * 30) - (months is > 0 and <= 2 ? 2 : 0);
}
