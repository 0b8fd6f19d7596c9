using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads durations, amounts, percentages and counts: a number and what it is a number of.</summary>
internal static class QuantityReader
{
    private const string WorkingDay = "working day";

    /// <summary>Between a number and its unit of time they change nothing; what is counted in working days is another measure.</summary>
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "calendar", "full", "consecutive", "successive", "further", "additional", "more", "whole", "complete", "clear", "entire",
    };

    private static readonly HashSet<string> Working = new(StringComparer.Ordinal) { "working", "business", "banking", "trading" };

    /// <summary>Behind these "a month" lasts; in "12 crowns a month" and "once a month" it does not.</summary>
    private static readonly HashSet<string> BeforeArticle = new(StringComparer.Ordinal)
    {
        "for", "of", "within", "after", "before", "least", "most", "than", "over", "about", "only", "another", "last", "lasts", "lasted",
        "take", "takes", "took", "run", "runs", "is", "was", "be", "by", "until", "to", "given", "give", "gives", "required", "needs", "or",
        "around", "nearly", "almost", "approximately", "roughly", "maximum", "minimum", "keep", "kept", "in", "every", "exceed",
    };

    /// <summary>And before these, whatever stands in front: "a year before the period ends".</summary>
    private static readonly HashSet<string> BehindArticle = new(StringComparer.Ordinal)
    {
        "before", "after", "ago", "earlier", "later", "notice", "following", "from", "or", "and",
    };

    /// <summary>The quantity that begins at a place; null where none does.</summary>
    public static StatedValue? Read(ValueText text, int at, out int next)
    {
        var value = ReadCurrency(text, at, out next) ?? ReadNumbered(text, at, out next) ?? ReadArticle(text, at, out next)
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
        if (ReadTime(text, number, unitAt, out var behind) is { } time)
        {
            next = behind;
            return WithParts(text, time, ref next);
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

    private static StatedValue? ReadTime(ValueText text, StatedNumber number, int at, out int next)
    {
        for (next = at; Fillers.Contains(text[next]) || text[next] is "("; next++)
        {
        }

        if (Working.Contains(text[next]) && text[next + 1] is "day" or "days" or "day's" or "days'")
        {
            next += 2;
            return Make(ValueKind.Duration, WorkingDay, number);
        }

        if (Units.Time(text[next++]) is not var (unit, factor))
        {
            return null;
        }

        if (number.Value == number.Upper && text.Has(next, "and a half", out var half))
        {
            (number, next) = (StatedNumber.Plus(number, 0.5m, next), half);
        }

        return Make(ValueKind.Duration, unit, number, factor);
    }

    /// <summary>"Two years and six months", "1 hour 30 minutes": one duration, where the parts are of one measure.</summary>
    private static StatedValue WithParts(ValueText text, StatedValue whole, ref int next)
    {
        var at = text[next] is "and" or "," ? next + 1 : next;
        if (whole.Unit == WorkingDay || whole.From != whole.To
            || StatedNumber.Read(text, at) is not { } number
            || ReadTime(text, number, text[number.Next] == "-" ? number.Next + 1 : number.Next, out var behind) is not { } part
            || part.Unit != whole.Unit || part.To >= whole.From || part.From != part.To || part.Step >= whole.Step)
        {
            return whole;
        }

        next = behind;
        return WithParts(text, whole with { From = whole.From + part.From, To = whole.To + part.To, Step = part.Step }, ref next);
    }

    /// <summary>"A month", "an hour", "a fortnight", "a quarter of an hour", "a year and a half".</summary>
    private static StatedValue? ReadArticle(ValueText text, int at, out int next)
    {
        next = at;
        if (text.Has(at, "quarter of an hour", out next) || text.Has(at, "a quarter of an hour", out next))
        {
            return Make(ValueKind.Duration, Units.Second, new(15, 15, 1, next), 60);
        }

        if (text.Has(at, "three quarters of an hour", out next))
        {
            return Make(ValueKind.Duration, Units.Second, new(45, 45, 1, next), 60);
        }

        var unitAt = at + 1;
        for (; Fillers.Contains(text[unitAt]); unitAt++)
        {
        }

        if (text[at] is not ("a" or "an" or "another") || Units.Time(text[unitAt]) is not var (unit, factor)
            || !(at == 0 || text[at] == "another" || BeforeArticle.Contains(text[at - 1])
                || BehindArticle.Contains(text[unitAt + 1])))
        {
            next = at;
            return null;
        }

        next = unitAt + 1;
        var one = new StatedNumber(1, 1, 1, next);
        if (text.Has(next, "and a half", out var half))
        {
            (one, next) = (StatedNumber.Plus(one, 0.5m, half), half);
        }

        return WithParts(text, Make(ValueKind.Duration, unit, one, factor), ref next);
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

    private static StatedValue Make(ValueKind kind, string unit, StatedNumber number, decimal factor = 1) =>
        new(kind, unit, number.Value * factor, number.Upper * factor, ValueBound.Exact, default) { Step = number.Step * factor };
}
