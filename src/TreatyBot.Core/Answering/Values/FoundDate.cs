namespace TreatyBot.Core.Answering.Values;

/// <summary>A date that was read.</summary>
/// <param name="Unit">How it is told.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Next">The place behind it.</param>
internal readonly record struct FoundDate(string Unit, decimal From, decimal To, int Next)
{
    public static FoundDate OfMonths(int year, int first, int last, int next) => new(
        StatedValue.Day, (year * 10_000) + (first * 100) + 1, (year * 10_000) + (last * 100) + DateTime.DaysInMonth(year, last), next);

    public static FoundDate OfYears(int first, int last, int next) =>
        new(StatedValue.Day, (first * 10_000) + 101, (last * 10_000) + 1231, next);
}
