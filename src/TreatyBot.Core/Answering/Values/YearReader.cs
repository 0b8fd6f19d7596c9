using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads years, and what is longer: "2012", "2019–2021", "the 1990s", "44 BC", "the nineteenth century".</summary>
internal static class YearReader
{
    private const int FirstYear = 1000;
    private const int LastYear = 2999;

    /// <summary>Behind these a number of four digits is a year, whatever follows: "in 2019 exports rose".</summary>
    private static readonly HashSet<string> BeforeYears = new(StringComparer.Ordinal)
    {
        "in", "since", "until", "till", "by", "from", "before", "after", "during", "through", "to", "of", "the", "between", "and", "year",
        "circa", "around", "as",
    };

    /// <summary>The years that begin at a place; null where none do.</summary>
    public static FoundDate? Read(ValueText text, int at) => ReadCentury(text, at) ?? ReadYears(text, at);

    public static bool IsYear(int number) => number is >= FirstYear and <= LastYear;

    /// <summary>The year at a place; 0 where none is.</summary>
    public static int YearAt(ValueText text, int at) => text.Digits(at, 4, 4) is var year && IsYear(year) ? year : 0;

    private static FoundDate? ReadCentury(ValueText text, int at)
    {
        if (DateReader.OrdinalAt(text, at, out var next) is not (> 0 and var century) || text[next] != "century")
        {
            return null;
        }

        var isBefore = IsBeforeChrist(text, next + 1);
        return isBefore
            ? FoundDate.OfYears(-century * 100, ((-century + 1) * 100) - 1, next + 2)
            : FoundDate.OfYears(((century - 1) * 100) + 1, century * 100, next + 1);
    }

    private static FoundDate? ReadYears(ValueText text, int at)
    {
        if (text[at] is "ad" or "ce" && text.Digits(at + 1, 1, 4) is > 0 and var early)
        {
            return FoundDate.OfYears(early, early, at + 2);
        }

        if (text.Digits(at, 1, 4) is > 0 and var ancient && IsBeforeChrist(text, at + 1))
        {
            return FoundDate.OfYears(-ancient, -ancient, at + 2);
        }

        var year = YearAt(text, at);
        if (year <= 0 || IsNoYear(text, at))
        {
            return null;
        }

        if (text[at + 1] is "s" or "'s" && text.IsGlued(at + 1))
        {
            return FoundDate.OfYears(year, year + (year % 100 == 0 && year % 1000 != 0 && year < 2000 ? 99 : 9), at + 2);
        }

        return text[at + 1] switch
        {
            "-" or "–" or "/" when YearAt(text, at + 2) is var last && last > year => FoundDate.OfYears(year, last, at + 3),
            "-" or "–" or "/" when text.IsGlued(at + 2) && text.Digits(at + 2, 2, 2) is >= 0 and var end && end == (year + 1) % 100 =>
                FoundDate.OfYears(year, year + 1, at + 3),
            _ => FoundDate.OfYears(year, year, at + 1),
        };
    }

    private static bool IsBeforeChrist(ValueText text, int at) => text[at] is "bc" or "bce" && text.IsCapital(at);

    /// <summary>A number of four digits that is a price, a label or counts something.</summary>
    private static bool IsNoYear(ValueText text, int at) =>
        Units.IsCurrency(text, at - 1)
        || Labels.IsBefore(text, at)
        || text[at + 1] is "%"
        || (text.IsGlued(at + 1) && text.IsWord(at + 1) && text[at + 1] is not ("s" or "'s"))
        || IsMeasured(text, at + 1)
        || (!BeforeYears.Contains(text[at - 1]) && !text.IsNumber(at - 1) && Nouns.IsPlural(text[at + 1]));

    private static bool IsMeasured(ValueText text, int at) =>
        Units.Currency(text[at]) is not null || Units.Measure(text, at) is not null || Units.IsTime(text[at])
        || text[at] is "people" or "persons" or "percent" or "per" || NumberWords.IsScale(text[at]);
}
