using System.Globalization;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Writes values in normal form.</summary>
internal static class ValueNotation
{
    private const decimal SecondsOfDay = 24 * 60 * 60;

    public static string Write(StatedValue value)
    {
        var bound = value.Bound switch
        {
            ValueBound.AtLeast => ">=",
            ValueBound.AtMost => "<=",
            ValueBound.About => "~",
            _ => "",
        };
        var written = value.Kind switch
        {
            ValueKind.Date => WriteDate(value),
            ValueKind.Duration => WriteRange(value, WriteDuration),
            ValueKind.Ordinal => $"#{Number(value.From)}",
            ValueKind.Denial => "no",
            _ => $"{WriteRange(value, (_, amount) => Number(amount))} {value.Unit}",
        };
        return value.Per is null ? bound + written : $"{bound}{written}/{value.Per}";
    }

    private static string WriteRange(StatedValue value, Func<string, decimal, string> write) =>
        value.From == value.To ? write(value.Unit, value.From) : $"{write(value.Unit, value.From)}..{write(value.Unit, value.To)}";

    private static string WriteDuration(string unit, decimal amount) => unit switch
    {
        Units.Month => $"P{Number(amount)}M",
        not Units.Second => $"{Number(amount)} {unit}",
        _ when amount % SecondsOfDay == 0 => $"P{Number(amount / SecondsOfDay)}D",
        _ when amount % 3600 == 0 => $"PT{Number(amount / 3600)}H",
        _ when amount % 60 == 0 => $"PT{Number(amount / 60)}M",
        _ => $"PT{Number(amount)}S",
    };

    private static string WriteDate(StatedValue value)
    {
        if (value.Unit == StatedValue.FiscalYear)
        {
            return $"FY{Number(value.From)}";
        }

        if (value.Unit == StatedValue.DayOfYear)
        {
            return WriteRange(value, (_, day) => $"-{WriteDay(day)[^6..]}");
        }

        var (first, last) = (WriteDay(value.From), WriteDay(value.To));
        return first == last ? first
            : first[..^6] == last[..^6] && first.EndsWith("-01-01", StringComparison.Ordinal)
                && last.EndsWith("-12-31", StringComparison.Ordinal) ? first[..^6]
            : IsMonth(value) ? first[..^3]
            : $"{first}/{last}";
    }

    private static bool IsMonth(StatedValue value) =>
        value.Days is ({ Day: 1 } first, var last) && last == first.AddMonths(1).AddDays(-1);

    private static string WriteDay(decimal written)
    {
        var year = (int)Math.Floor(written / 10_000);
        var rest = written - (year * 10_000m);
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{(int)rest / 100:00}-{(int)rest % 100:00}");
    }

    private static string Number(decimal amount) => amount.ToString("0.######", CultureInfo.InvariantCulture);
}
