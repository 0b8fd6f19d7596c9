using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads dates: days, months, quarters, years and longer stretches of the calendar, in words and in digits.</summary>
internal static class DateReader
{
    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    /// <summary>Behind these a number of four digits is a year, whatever follows: "in 2019 exports rose".</summary>
    private static readonly HashSet<string> BeforeYears = new(StringComparer.Ordinal)
    {
        "in", "since", "until", "till", "by", "from", "before", "after", "during", "through", "to", "of", "the", "between", "and", "year",
        "circa", "around", "as",
    };

    private static readonly string[] Seasons = ["winter", "spring", "summer", "autumn", "fall"];

    /// <summary>The date that begins at a place; null where none does.</summary>
    public static StatedValue? Read(ValueText text, int at, out int next)
    {
        var found = ReadDay(text, at) ?? ReadNumeric(text, at) ?? ReadPart(text, at) ?? ReadCentury(text, at) ?? ReadYears(text, at);
        next = found?.Next ?? at;
        return found is { } date
            ? new StatedValue(ValueKind.Date, date.Unit, date.From, date.To, ValueBound.Exact, text.Range(at, date.Next))
            : null;
    }

    /// <summary>"3 May 2012", "May 3", "the third day of May", "May 2012".</summary>
    private static Found? ReadDay(ValueText text, int at)
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

        if (YearAt(text, SkipComma(text, next)) is var year and > 0)
        {
            return OfMonths(year, month, month, SkipComma(text, next) + 1);
        }

        var (ofMonth, afterDay) = DayAt(text, next);
        return ofMonth > 0 && !IsCounted(text, afterDay) ? WithYear(text, month, ofMonth, afterDay) : null;
    }

    private static int MonthBehind(ValueText text, int at, out int next)
    {
        at += text[at] == "day" ? 1 : 0;
        return MonthAt(text, text[at] == "of" ? at + 1 : at, out next);
    }

    private static Found? WithYear(ValueText text, int month, int day, int at)
    {
        var yearAt = SkipComma(text, at);
        var year = YearAt(text, yearAt);
        if (day > DateTime.DaysInMonth(year > 0 ? year : 2000, month))
        {
            return null;
        }

        var date = (month * 100) + day;
        return year > 0 ? new(StatedValue.Day, (year * 10_000) + date, (year * 10_000) + date, yearAt + 1)
            : new(StatedValue.DayOfYear, date, date, at);
    }

    /// <summary>"2012-05-03", "3.5.2012", "3/5/2012"; where day and month cannot be told apart it may be either.</summary>
    private static Found? ReadNumeric(ValueText text, int at)
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

    /// <summary>"Q3 2021", "first half of 2020", "mid-2020", "end of May 2012", "spring 2020", "FY2022".</summary>
    private static Found? ReadPart(ValueText text, int at)
    {
        if (text[at] is "q" or "h" && text.IsGlued(at + 1) && text.Digits(at + 1, 1, 1) is > 0 and var number)
        {
            var behind = text[at + 2] is "/" or "of" ? at + 3 : at + 2;
            return Part(YearAt(text, behind), text[at] == "q" ? 4 : 2, number, behind + 1);
        }

        if (YearAt(text, at) is > 0 and var before && text[at + 1] is "q" or "h" && text.Digits(at + 2, 1, 1) is > 0 and var which)
        {
            return Part(before, text[at + 1] == "q" ? 4 : 2, which, at + 3);
        }

        if (OrdinalAt(text, at, out var next) is > 0 and var nth && text[next] is "quarter" or "half")
        {
            var yearAt = text[next + 1] == "of" ? next + 2 : next + 1;
            return Part(YearAt(text, yearAt), text[next] == "quarter" ? 4 : 2, nth, yearAt + 1);
        }

        if (text[at] == "fy" || text.Has(at, "fiscal year", out next) || text.Has(at, "financial year", out next))
        {
            var yearAt = text[at] == "fy" ? at + 1 : next;
            return YearAt(text, yearAt) is > 0 and var fiscal ? new(StatedValue.FiscalYear, fiscal, fiscal, yearAt + 1) : null;
        }

        return ReadSeason(text, at) ?? ReadThird(text, at);
    }

    /// <summary>Winter is that of the year it ends in or begins in: all of it may be meant.</summary>
    private static Found? ReadSeason(ValueText text, int at)
    {
        var season = Array.IndexOf(Seasons, text[at]);
        var yearAt = text[at + 1] == "of" ? at + 2 : at + 1;
        var year = season >= 0 ? YearAt(text, yearAt) : 0;
        return year <= 0 ? null
            : season == 0 ? OfMonths(year, 1, 12, yearAt + 1)
            : OfMonths(year, Math.Min(season, 3) * 3, (Math.Min(season, 3) * 3) + 2, yearAt + 1);
    }

    /// <summary>Early, middle and late are four months each of a year; of a month they say no more than the month.</summary>
    private static Found? ReadThird(ValueText text, int at)
    {
        var third = text[at] switch
        {
            "early" => 0,
            "beginning" or "start" when text[at + 1] == "of" => 0,
            "mid" => 1,
            "middle" when text[at + 1] == "of" => 1,
            "late" => 2,
            "end" when text[at + 1] == "of" => 2,
            _ => -1,
        };
        if (third < 0)
        {
            return null;
        }

        var inner = text[at + 1] is "of" or "-" ? at + 2 : at + 1;
        inner = text.Has(inner, "the year", out var named) ? named : inner;
        return YearAt(text, inner) is > 0 and var year ? OfMonths(year, (third * 4) + 1, (third * 4) + 4, inner + 1)
            : MonthAt(text, inner, out var behind) is > 0 and var month && YearAt(text, behind) is > 0 and var ofYear
                ? OfMonths(ofYear, month, month, behind + 1)
            : null;
    }

    private static Found? ReadCentury(ValueText text, int at)
    {
        if (OrdinalAt(text, at, out var next) is not (> 0 and var century) || text[next] != "century")
        {
            return null;
        }

        var isBefore = IsBeforeChrist(text, next + 1);
        return isBefore
            ? OfYears(-century * 100, ((-century + 1) * 100) - 1, next + 2)
            : OfYears(((century - 1) * 100) + 1, century * 100, next + 1);
    }

    private static Found? ReadYears(ValueText text, int at)
    {
        if (text[at] is "ad" or "ce" && text.Digits(at + 1, 1, 4) is > 0 and var early)
        {
            return OfYears(early, early, at + 2);
        }

        if (text.Digits(at, 1, 4) is > 0 and var ancient && IsBeforeChrist(text, at + 1))
        {
            return OfYears(-ancient, -ancient, at + 2);
        }

        var year = YearAt(text, at);
        if (year <= 0 || IsNoYear(text, at))
        {
            return null;
        }

        if (text[at + 1] is "s" or "'s" && text.IsGlued(at + 1))
        {
            return OfYears(year, year + (year % 100 == 0 && year % 1000 != 0 && year < 2000 ? 99 : 9), at + 2);
        }

        return text[at + 1] switch
        {
            "-" or "–" or "/" when YearAt(text, at + 2) is var last && last > year => OfYears(year, last, at + 3),
            "-" or "–" or "/" when text.IsGlued(at + 2) && text.Digits(at + 2, 2, 2) is >= 0 and var end && end == (year + 1) % 100 =>
                OfYears(year, year + 1, at + 3),
            _ => OfYears(year, year, at + 1),
        };
    }

    /// <summary>The place of a month's name; "may" and "march" are names only where they are written so.</summary>
    private static int MonthAt(ValueText text, int at, out int next)
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

    private static int YearAt(ValueText text, int at) => text.Digits(at, 4, 4) is >= FirstYear and <= LastYear and var year ? year : 0;

    private static bool IsBeforeChrist(ValueText text, int at) => text[at] is "bc" or "bce" && text.IsCapital(at);

    private static int SkipComma(ValueText text, int at) => text[at] is "," or "of" ? at + 1 : at;

    /// <summary>A number of four digits that is a price, a label or counts something.</summary>
    private static bool IsNoYear(ValueText text, int at) =>
        Units.IsCurrency(text, at - 1)
        || Labels.IsBefore(text, at)
        || text[at + 1] is "%"
        || (text.IsGlued(at + 1) && text.IsWord(at + 1) && text[at + 1] is not ("s" or "'s"))
        || IsMeasured(text, at + 1)
        || (!BeforeYears.Contains(text[at - 1]) && !text.IsNumber(at - 1) && IsCounted(text, at + 1));

    private static bool IsMeasured(ValueText text, int at) =>
        Units.Currency(text[at]) is not null || Units.Measure(text, at) is not null || Units.IsTime(text[at])
        || text[at] is "people" or "persons" or "percent" or "per" || NumberWords.IsScale(text[at]);

    /// <summary>Where a plural follows, the number counts it.</summary>
    private static bool IsCounted(ValueText text, int at) => Nouns.IsPlural(text[at]);

    private static Found? Part(int year, int parts, int number, int next) => year > 0 && number >= 1 && number <= parts
        ? OfMonths(year, ((number - 1) * 12 / parts) + 1, number * 12 / parts, next)
        : null;

    private static Found? OfDay(int year, int month, int day, int next) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(StatedValue.Day, (year * 10_000) + (month * 100) + day, (year * 10_000) + (month * 100) + day, next)
            : null;

    private static Found OfMonths(int year, int first, int last, int next) => new(
        StatedValue.Day, (year * 10_000) + (first * 100) + 1, (year * 10_000) + (last * 100) + DateTime.DaysInMonth(year, last), next);

    private static Found OfYears(int first, int last, int next) =>
        new(StatedValue.Day, (first * 10_000) + 101, (last * 10_000) + 1231, next);

    private readonly record struct Found(string Unit, decimal From, decimal To, int Next);
}
