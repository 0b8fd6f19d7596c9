namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads parts of years: "Q3 2021", "first half of 2020", "mid-2020", "spring 2020", "FY2022".</summary>
internal static class CalendarReader
{
    private static readonly string[] Seasons = ["winter", "spring", "summer", "autumn", "fall"];

    /// <summary>"Q3 2021", "first half of 2020", "mid-2020", "end of May 2012", "spring 2020", "FY2022".</summary>
    public static FoundDate? Read(ValueText text, int at)
    {
        if (text[at] is "q" or "h" && text.IsGlued(at + 1) && text.Digits(at + 1, 1, 1) is > 0 and var number)
        {
            var behind = text[at + 2] is "/" or "of" ? at + 3 : at + 2;
            return Part(YearReader.YearAt(text, behind), text[at] == "q" ? 4 : 2, number, behind + 1);
        }

        if (YearReader.YearAt(text, at) is > 0 and var before
            && text[at + 1] is "q" or "h" && text.Digits(at + 2, 1, 1) is > 0 and var which)
        {
            return Part(before, text[at + 1] == "q" ? 4 : 2, which, at + 3);
        }

        if (DateReader.OrdinalAt(text, at, out var next) is > 0 and var nth && text[next] is "quarter" or "half")
        {
            var yearAt = text[next + 1] == "of" ? next + 2 : next + 1;
            return Part(YearReader.YearAt(text, yearAt), text[next] == "quarter" ? 4 : 2, nth, yearAt + 1);
        }

        if (text[at] == "fy" || text.Has(at, "fiscal year", out next) || text.Has(at, "financial year", out next))
        {
            var yearAt = text[at] == "fy" ? at + 1 : next;
            return YearReader.YearAt(text, yearAt) is > 0 and var fiscal
                ? new FoundDate(StatedValue.FiscalYear, fiscal, fiscal, yearAt + 1)
                : null;
        }

        return ReadSeason(text, at) ?? ReadThird(text, at);
    }

    /// <summary>Winter is that of the year it ends in or begins in: all of it may be meant.</summary>
    private static FoundDate? ReadSeason(ValueText text, int at)
    {
        var season = Array.IndexOf(Seasons, text[at]);
        var yearAt = text[at + 1] == "of" ? at + 2 : at + 1;
        var year = season >= 0 ? YearReader.YearAt(text, yearAt) : 0;
        return year <= 0 ? null
            : season == 0 ? FoundDate.OfMonths(year, 1, 12, yearAt + 1)
            : FoundDate.OfMonths(year, Math.Min(season, 3) * 3, (Math.Min(season, 3) * 3) + 2, yearAt + 1);
    }

    /// <summary>Early, middle and late are four months each of a year; of a month they say no more than the month.</summary>
    private static FoundDate? ReadThird(ValueText text, int at)
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
        return YearReader.YearAt(text, inner) is > 0 and var year ? FoundDate.OfMonths(year, (third * 4) + 1, (third * 4) + 4, inner + 1)
            : DateReader.MonthAt(text, inner, out var behind) is > 0 and var month && YearReader.YearAt(text, behind) is > 0 and var ofYear
                ? FoundDate.OfMonths(ofYear, month, month, behind + 1)
            : null;
    }

    private static FoundDate? Part(int year, int parts, int number, int next) => year > 0 && number >= 1 && number <= parts
        ? FoundDate.OfMonths(year, ((number - 1) * 12 / parts) + 1, number * 12 / parts, next)
        : null;
}
