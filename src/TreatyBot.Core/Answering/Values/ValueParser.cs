using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>
/// Reads the values that a text states: the one place that knows how dates, durations, amounts, percentages, counts and denials are
/// written. From left to right, and at each place the longest that can be read: "no later than 3 May" is a bound and a date, no denial.
/// </summary>
internal static class ValueParser
{
    /// <summary>Dates are written as <c>yyyymmdd</c>.</summary>
    private const int YearOfDate = 10_000;

    /// <summary>The values in order; none overlaps another.</summary>
    public static IReadOnlyList<StatedValue> Parse(string text)
    {
        var words = new ValueText(text);
        var values = new List<StatedValue>();
        for (var at = 0; at < words.Count;)
        {
            if (Labels.IsItem(words, at, out var next))
            {
                at = next;
            }
            else if ((ReadDate(words, at, out next) ?? ReadOrdinal(words, at, out next) ?? ReadQuantity(words, at, out next)
                ?? ReadDenial(words, at, out next)) is { } value)
            {
                values.Add(value);
                at = next;
            }
            else
            {
                at = SkipNumber(words, at);
            }
        }

        return values;
    }

    private static StatedValue? ReadDate(ValueText text, int at, out int next) =>
        Bounds.LeadingToDate(text, at, out var start) is { } bound && DateReader.Read(text, start, out next) is { } bounded
            ? bounded with { Bound = bound }
            : DateReader.Read(text, at, out next) is { } date ? WithEnd(text, date, at, ref next)
            : null;

    /// <summary>"From 1 April to 15 June 2012", "between 2 May and 3 May": one stretch of the calendar.</summary>
    private static StatedValue WithEnd(ValueText text, StatedValue first, int at, ref int next)
    {
        var isJoined = text[next] is "to" or "until" or "till" or "–" or "—" || (text[next] == "and" && text[at - 1] == "between");
        if (!isJoined || DateReader.Read(text, next + 1, out var behind) is not { } last)
        {
            return first;
        }

        // A year that stands behind the last day is the first one's too.
        var isShort = first.Unit == StatedValue.DayOfYear && last.Unit == StatedValue.Day;
        var year = isShort ? Math.Floor(last.From / YearOfDate) * YearOfDate : 0;
        if ((year == 0 && first.Unit != last.Unit) || first.From + year > last.To)
        {
            return first;
        }

        next = behind;
        return last with { From = first.From + year, At = text.Range(at, next) };
    }

    private static StatedValue? ReadQuantity(ValueText text, int at, out int next)
    {
        var bound = Bounds.Leading(text, at, out var start);
        if (QuantityReader.Read(text, start, out next) is not { } value)
        {
            return null;
        }

        if (bound is null && Bounds.Trailing(text, next, out var behind) is { } trailing)
        {
            (bound, next) = (trailing, behind);
        }

        return value with { Bound = bound ?? ValueBound.Exact, At = text.Range(at, next) };
    }

    private static StatedValue? ReadOrdinal(ValueText text, int at, out int next)
    {
        var place = DateReader.OrdinalAt(text, at, out next);

        // A second is a time too, and what comes first need not be counted.
        return place <= 0 || (text[at] is "second" or "first" && text[at - 1] is "a" or "at" or "")
            ? null
            : new StatedValue(ValueKind.Ordinal, "", place, place, ValueBound.Exact, text.Range(at, next));
    }

    private static StatedValue? ReadDenial(ValueText text, int at, out int next) => Denials.Read(text, at, out next)
        ? new StatedValue(ValueKind.Denial, "", 0, 0, ValueBound.Exact, text.Range(at, next))
        : null;

    /// <summary>A number that states nothing is passed over as a whole: of "two thirds" and "2/3" no part is a value.</summary>
    private static int SkipNumber(ValueText text, int at)
    {
        var isNumber = IsNumber(text, at);
        for (at++; isNumber && (IsNumber(text, at) || (IsJoint(text, at) && IsNumber(text, at + 1))); at++)
        {
        }

        return isNumber && DateReader.OrdinalAt(text, at, out var next) > 0 ? next : at;
    }

    private static bool IsJoint(ValueText text, int at) => text[at] is "/" or "-" or "–" && text.IsGlued(at) && text.IsGlued(at + 1);

    private static bool IsNumber(ValueText text, int at) => text.IsNumber(at) || text.IsCode(at) || NumberWords.IsCardinal(text[at]);
}
