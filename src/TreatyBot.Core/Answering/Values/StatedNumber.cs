using System.Globalization;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>A number that stands before a unit or a noun.</summary>
/// <param name="Value">The number; of "three to five" the lower end.</param>
/// <param name="Upper">Its upper end; the same as the value where it is no range.</param>
/// <param name="Step">The worth of the last digit that is written: 100,000 for "1.2 million".</param>
/// <param name="Next">The place behind it.</param>
internal readonly record struct StatedNumber(decimal Value, decimal Upper, decimal Step, int Next)
{
    /// <summary>As many words as the longest number has that people write out.</summary>
    private const int MaxWords = 12;

    /// <summary>No number of things or of units that people state is larger; beyond it sums would leave the range of the type.</summary>
    private const decimal Largest = 1_000_000_000_000_000;

    private static readonly string[] Fractions =
        ["half", "halves", "third", "thirds", "quarter", "quarters", "fourths", "fifth", "fifths", "sixths", "eighths", "tenth", "tenths"];

    /// <summary>The number that begins at a place; null where none does: "two thirds", "2/3", "3.2.1".</summary>
    public static StatedNumber? Read(ValueText text, int at)
    {
        if (ReadOne(text, at) is not { } low)
        {
            return null;
        }

        var isBetween = text[at - 1] == "between";
        var join = low.Next;
        var isJoined = text[join] is "-" or "–" or "—" or "to" or "or" || (isBetween && text[join] == "and");
        return isJoined && ReadOne(text, join + 1) is { } high && high.Value > low.Value
            ? low with { Upper = high.Value, Next = high.Next }
            : low;
    }

    private static StatedNumber? ReadOne(ValueText text, int at) =>
        (text.IsNumber(at) ? ReadDigits(text, at) : ReadWords(text, at)) is { Value: <= Largest } number
        && !IsFraction(text, number.Next)
            ? WithRepetition(text, number)
            : null;

    private static StatedNumber? ReadDigits(ValueText text, int at)
    {
        var written = text.Written(at).Replace(" ", "").Replace("\u00A0", "").Replace("\u2009", "").Replace("\u202F", "");
        var comma = written.IndexOf(',');
        written = comma >= 0 && written.Length - comma <= 3 ? written.Replace(',', '.') : written.Replace(",", "");
        if (!decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value > Largest)
        {
            return null;
        }

        var point = written.IndexOf('.');
        var step = 1m;
        for (var i = point < 0 ? written.Length : point + 1; i < written.Length; i++)
        {
            step /= 10;
        }

        var next = at + 1;
        if (Vulgar(text[next]) is { } part)
        {
            (value, step, next) = (value + part, 0.25m, next + 1);
        }
        else if (point < 0 && text[next + 1] == "/" && text.Digits(next, 1, 1) is > 0 and var over
            && text.Digits(next + 2, 1, 1) is > 1 and var under && over < under)
        {
            (value, step, next) = (value + ((decimal)over / under), 0.25m, next + 3);
        }

        return WithScale(text, WithHalf(text, new(value, value, step, next)));
    }

    private static StatedNumber? ReadWords(ValueText text, int at)
    {
        if (Vulgar(text[at]) is { } part)
        {
            return new(part, part, 0.25m, at + 1);
        }

        // "A couple of weeks", and "half a year", where the unit follows at once.
        if (text.Has(at, "a couple of", out var behind))
        {
            return new(2, 2, 1, behind);
        }

        var words = new List<string>();
        for (var end = at; words.Count < MaxWords && IsPart(text, at, end); end++)
        {
            words.Add(text[end]);
        }

        for (; words.Count > 0; words.RemoveAt(words.Count - 1))
        {
            if (words[^1] is not ("-" or "and" or "a" or "an") && words.Exists(NumberWords.IsCardinal)
                && !(NumberWords.IsScale(words[0]))
                && NumberWords.TryParse(string.Join(' ', words.Where(word => word != "-")), out var value))
            {
                return WithScale(text, WithHalf(text, new(value, value, 1, at + words.Count)));
            }
        }

        return (text[at], text[at + 1]) is ("half", "a" or "an") ? new(0.5m, 0.5m, 0.5m, at + 2)
            : text[at] == "half" && Units.IsTime(text[text[at + 1] == "-" ? at + 2 : at + 1]) ? new(0.5m, 0.5m, 0.5m, at + 1)
            : null;
    }

    private static bool IsPart(ValueText text, int first, int at) => text[at] switch
    {
        "a" or "an" => at == first || text[at - 1] == "half",
        "half" => at == first,
        "-" => at > first && text.IsGlued(at) && text.IsGlued(at + 1) && NumberWords.IsCardinal(text[at + 1]),
        "and" => at > first && NumberWords.IsScale(text[at - 1]) && NumberWords.IsCardinal(text[at + 1]),
        var word => NumberWords.IsCardinal(word),
    };

    /// <summary>"Two and a half", "two and three quarters".</summary>
    private static StatedNumber WithHalf(ValueText text, StatedNumber number) =>
        text.Has(number.Next, "and a half", out var next) ? Plus(number, 0.5m, next)
        : text.Has(number.Next, "and a quarter", out next) ? Plus(number, 0.25m, next)
        : text.Has(number.Next, "and three quarters", out next) ? Plus(number, 0.75m, next)
        : number;

    /// <summary>The number with a part of one more.</summary>
    public static StatedNumber Plus(StatedNumber number, decimal part, int next) =>
        new(number.Value + part, number.Value + part, Math.Min(number.Step, 0.25m), next);

    private static StatedNumber WithScale(ValueText text, StatedNumber number)
    {
        var scale = text[number.Next] switch
        {
            "bn" => 1_000_000_000,
            "mn" or "mio" => 1_000_000,
            "m" when text.IsGlued(number.Next) && Units.IsCurrency(text, number.Next - 2) => 1_000_000,
            "k" when text.IsGlued(number.Next) => 1_000,
            var word => NumberWords.IsScale(word) && NumberWords.TryParse(word, out var multiplier) ? multiplier : 0,
        };
        return scale == 0 ? number : new(number.Value * scale, number.Value * scale, number.Step * scale, number.Next + 1);
    }

    /// <summary>"Six (6)", "30 (thirty)": said twice, it is one number.</summary>
    private static StatedNumber WithRepetition(ValueText text, StatedNumber number)
    {
        if (text[number.Next] != "(")
        {
            return number;
        }

        var inner = text.IsNumber(number.Next + 1) ? ReadDigits(text, number.Next + 1) : ReadWords(text, number.Next + 1);
        return inner is { } again && again.Value == number.Value && text[again.Next] == ")"
            ? number with { Next = again.Next + 1 }
            : number;
    }

    private static bool IsFraction(ValueText text, int next) =>
        (text[next] == "/" && text.IsNumber(next + 1))
        || Fractions.Contains(text[next])
        || (text[next] == "-" && Fractions.Contains(text[next + 1]));

    private static decimal? Vulgar(string sign) => sign switch
    {
        "½" => 0.5m,
        "¼" => 0.25m,
        "¾" => 0.75m,
        _ => null,
    };
}
