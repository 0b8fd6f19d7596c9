using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads amounts, percentages, counts and durations: a number and what it is a number of.</summary>
internal static class QuantityReader
{
    /// <summary>The quantity that begins at a place; null where none does.</summary>
    public static StatedValue? Read(ValueText text, int at, out int next)
    {
        var value = ReadCurrency(text, at, out next) ?? ReadNumbered(text, at, out next) ?? DurationReader.ReadArticle(text, at, out next)
            ?? ReadTimes(text, at, out next);
        return value is null ? null : value with { At = text.Range(at, next) };
    }

    /// <summary>"$1.5 million", "EUR 40", "US$ 3".</summary>
    private static StatedValue? ReadCurrency(ValueText text, int at, out int next)
    {
        var sign = text[at] is "us" && text[at + 1] == "$" ? at + 1 : at;
        next = at;
        if (!Units.IsCurrency(text, sign) || StatedNumber.Read(text, sign + 1) is not { } number)
        {
            return null;
        }

        next = number.Next + (Units.Currency(text[number.Next]) is not null ? 1 : 0);
        return WithRate(text, Make(ValueKind.Amount, Units.Currency(text[sign])!, number), ref next);
    }

    private static StatedValue? ReadNumbered(ValueText text, int at, out int next)
    {
        next = at;
        if (Labels.IsBefore(text, at) || StatedNumber.Read(text, at) is not { } number)
        {
            return null;
        }

        next = number.Next;
        if (ReadPercentage(text, number, ref next) is { } share)
        {
            return share;
        }

        var unitAt = text[next] == "-" ? next + 1 : next;
        if (DurationReader.Read(text, number, unitAt, out var behind) is { } time)
        {
            next = behind;
            return DurationReader.WithParts(text, time, ref next);
        }

        if (Units.Currency(text[unitAt]) is { } currency)
        {
            next = unitAt + 1;
            return WithRate(text, Make(ValueKind.Amount, currency, number), ref next);
        }

        if (Units.Measure(text, unitAt) is var (unit, factor, end))
        {
            next = end;
            return WithRate(text, Make(ValueKind.Amount, unit, number, factor), ref next);
        }

        return ReadCount(text, number, ref next);
    }

    private static StatedValue? ReadPercentage(ValueText text, StatedNumber number, ref int next)
    {
        var isShare = text[next] is "%" or "percent" or "pct" or "percentage";
        var behind = next + 1;
        if (!isShare && !text.Has(next, "per cent", out behind))
        {
            return null;
        }

        var isPoint = text[behind] is "point" or "points";
        if (text[next] == "percentage" && !isPoint)
        {
            return null;
        }

        next = isPoint ? behind + 1 : behind;
        return Make(ValueKind.Percentage, isPoint ? "percentage point" : "%", number);
    }

    private static StatedValue? ReadTimes(ValueText text, int at, out int next)
    {
        var times = text[at] switch
        {
            "once" => 1,
            "twice" => 2,
            "thrice" => 3,
            _ => 0,
        };
        next = at + 1;

        // "Once the notice is given" is no number.
        return times == 0 || (times == 1 && RateAt(text, next, out _) is null)
            ? null
            : WithRate(text, Make(ValueKind.Count, "time", new(times, times, 1, next)), ref next);
    }

    /// <summary>"One of them" is somebody, and what counts nothing is no value.</summary>
    private static StatedValue? ReadCount(ValueText text, StatedNumber number, ref int next)
    {
        var words = Nouns.Behind(text, next);
        if (words.Count == 0 || (number.Value == 1 && words[0] is "another"))
        {
            return null;
        }

        var counted = Nouns.Counted(words, number.Upper == 1);
        while (text[next++] != counted)
        {
        }

        var value = Make(ValueKind.Count, Tokenizer.TermOf(counted), number);
        return WithRate(text, value with { Counted = words.ConvertAll(word => Tokenizer.TermOf(word)) }, ref next);
    }

    /// <summary>"12 crowns a month" is of another unit than "12 crowns".</summary>
    private static StatedValue WithRate(ValueText text, StatedValue value, ref int next)
    {
        if (RateAt(text, next, out var behind) is not { } per)
        {
            return value;
        }

        next = behind;
        return value with { Per = per };
    }

    /// <summary>As far as a rate may stand behind its amount: "60 crowns for each boat and night".</summary>
    private static string? RateAt(ValueText text, int at, out int next)
    {
        at += text[at] == "for" ? 1 : 0;
        next = at + 2;
        return text[at] is "per" or "/" && text.IsWord(at + 1) ? Tokenizer.TermOf(text[at + 1])
            : text[at] is "a" or "an" or "each" or "every" && (Units.IsTime(text[at + 1]) || text[at + 1] is "head" or "person")
                ? Tokenizer.TermOf(text[at + 1])
            : null;
    }

    public static StatedValue Make(ValueKind kind, string unit, StatedNumber number, decimal factor = 1) =>
        new(kind, unit, number.Value * factor, number.Upper * factor, ValueBound.Exact, default) { Step = number.Step * factor };
}
