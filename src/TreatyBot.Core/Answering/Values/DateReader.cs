using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads dates, in words and in digits: days and months here, longer stretches by its neighbours.</summary>
internal static class DateReader
{
    /// <summary>The date that begins at a place; null where none does.</summary>
    public static StatedValue? Read(ValueText text, int at, out int next)
    {
        var found = ReadDay(text, at) ?? ReadNumeric(text, at) ?? CalendarReader.Read(text, at) ?? YearReader.Read(text, at);
        next = found?.Next ?? at;
        return found is { } date
            ? new StatedValue(ValueKind.Date, date.Unit, date.From, date.To, ValueBound.Exact, text.Range(at, date.Next))
            : null;
    }

    /// <summary>"3 May 2012", "May 3", "the third day of May", "May 2012".</summary>
    private static FoundDate? ReadDay(ValueText text, int at)
    {
        var month = MonthAt(text, at, out var next);
        if (month == 0)
        {
            var (day, behind) = DayAt(text, at);
            if (day > 0 && text[behind] is "-" or "–" or "to" or "and" && DayAt(text, behind + 1) is (var last and > 0, var end)
                && last > day && MonthBehind(text, end, out var rangeEnd) is var rangeMonth and > 0)
            {
                return WithYear(text, rangeMonth, last, rangeEnd) is { } whole ? whole with { From = whole.From - last + day } : null;
            }

            return day > 0 && MonthBehind(text, behind, out next) is var named and > 0 ? WithYear(text, named, day, next) : null;
        }

        if (YearReader.YearAt(text, SkipComma(text, next)) is var year and > 0)
        {
            return FoundDate.OfMonths(year, month, month, SkipComma(text, next) + 1);
        }

        var (ofMonth, afterDay) = DayAt(text, next);
        return ofMonth > 0 && !Nouns.IsPlural(text[afterDay]) ? WithYear(text, month, ofMonth, afterDay) : null;
    }

    private static int MonthBehind(ValueText text, int at, out int next)
    {
        at += text[at] == "day" ? 1 : 0;
        return MonthAt(text, text[at] == "of" ? at + 1 : at, out next);
    }

    private static FoundDate? WithYear(ValueText text, int month, int day, int at)
    {
        var yearAt = SkipComma(text, at);
        var year = YearReader.YearAt(text, yearAt);
        if (day > DateTime.DaysInMonth(year > 0 ? year : 2000, month))
        {
            return null;
        }

        var date = (month * 100) + day;
        return year > 0 ? new(StatedValue.Day, (year * 10_000) + date, (year * 10_000) + date, yearAt + 1)
            : new(StatedValue.DayOfYear, date, date, at);
    }

    /// <summary>"2012-05-03", "3.5.2012", "3/5/2012"; where day and month cannot be told apart it may be either.</summary>
    private static FoundDate? ReadNumeric(ValueText text, int at)
    {
        if (text.IsCode(at) && text.Written(at).Split('.') is [var d, var m, { Length: 4 } y])
        {
            return OfDay(int.Parse(y), int.Parse(m), int.Parse(d), at + 1);
        }

        if (text[at + 1] is not ("-" or "/") || text[at + 3] != text[at + 1] || !text.IsGlued(at + 1) || !text.IsGlued(at + 2))
        {
            return null;
        }

        var (first, second) = (text.Digits(at, 1, 2), text.Digits(at + 2, 1, 2));
        if (text.Digits(at, 4, 4) is > 0 and var year)
        {
            return OfDay(year, second, text.Digits(at + 4, 1, 2), at + 5);
        }

        var numbered = text.Digits(at + 4, 4, 4);
        var (american, european) = (OfDay(numbered, first, second, at + 5), OfDay(numbered, second, first, at + 5));
        return american is { } one && european is { } other
            ? one with { From = Math.Min(one.From, other.From), To = Math.Max(one.To, other.To) }
            : american ?? european;
    }

    /// <summary>The place of a month's name; "may" and "march" are names only where they are written so.</summary>
    public static int MonthAt(ValueText text, int at, out int next)
    {
        next = at + 1;
        if (!text.IsCapital(at) || !text.IsWord(at))
        {
            return 0;
        }

        var month = Months.Number(text[at]);
        next += month > 0 && Months.IsShort(text[at]) && text[next] == "." ? 1 : 0;
        return month;
    }

    private static (int Day, int Next) DayAt(ValueText text, int at)
    {
        var day = text.Digits(at, 1, 2);
        if (day is >= 1 and <= 31)
        {
            return text.IsGlued(at + 1) && text[at + 1] is "st" or "nd" or "rd" or "th" ? (day, at + 2) : (day, at + 1);
        }

        return OrdinalAt(text, at, out var next) is >= 1 and <= 31 and var ordinal ? (ordinal, next) : (0, at);
    }

    /// <summary>"Third", "twenty-first", "21st"; 0 for anything else.</summary>
    public static int OrdinalAt(ValueText text, int at, out int next)
    {
        next = at + 1;
        if (text.Digits(at, 1, 3) is > 0 and var number && text.IsGlued(next) && text[next] is "st" or "nd" or "rd" or "th")
        {
            next++;
            return number;
        }

        if (NumberWords.IsOrdinal(text[at]) && NumberWords.TryParse(text[at], out var value))
        {
            return (int)value;
        }

        var unit = text[next] == "-" ? next + 1 : next;
        if (NumberWords.IsCardinal(text[at]) && NumberWords.IsOrdinal(text[unit])
            && NumberWords.TryParse($"{text[at]} {text[unit]}", out value) && value is < 100)
        {
            next = unit + 1;
            return (int)value;
        }

        return 0;
    }

    private static int SkipComma(ValueText text, int at) => text[at] is "," or "of" ? at + 1 : at;

    private static FoundDate? OfDay(int year, int month, int day, int next) =>
        YearReader.IsYear(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(StatedValue.Day, (year * 10_000) + (month * 100) + day, (year * 10_000) + (month * 100) + day, next)
            : null;
}
