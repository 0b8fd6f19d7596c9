namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads how long something lasts: "six (6) months", "ten working days", "a year and a half", "1 hour 30 minutes".</summary>
internal static class DurationReader
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

    /// <summary>The duration of a number that has been read, where a unit of time begins at a place.</summary>
    public static StatedValue? Read(ValueText text, StatedNumber number, int at, out int next)
    {
        for (next = at; Fillers.Contains(text[next]) || text[next] is "("; next++)
        {
        }

        if (Working.Contains(text[next]) && text[next + 1] is "day" or "days" or "day's" or "days'")
        {
            next += 2;
            return QuantityReader.Make(ValueKind.Duration, WorkingDay, number);
        }

        if (Units.Time(text[next++]) is not var (unit, factor))
        {
            return null;
        }

        if (number.Value == number.Upper && text.Has(next, "and a half", out var half))
        {
            (number, next) = (StatedNumber.Plus(number, 0.5m, next), half);
        }

        return QuantityReader.Make(ValueKind.Duration, unit, number, factor);
    }

    /// <summary>"Two years and six months", "1 hour 30 minutes": one duration, where the parts are of one measure.</summary>
    public static StatedValue WithParts(ValueText text, StatedValue whole, ref int next)
    {
        var at = text[next] is "and" or "," ? next + 1 : next;
        if (whole.Unit == WorkingDay || whole.From != whole.To
            || StatedNumber.Read(text, at) is not { } number
            || Read(text, number, text[number.Next] == "-" ? number.Next + 1 : number.Next, out var behind) is not { } part
            || part.Unit != whole.Unit || part.To >= whole.From || part.From != part.To || part.Step >= whole.Step)
        {
            return whole;
        }

        next = behind;
        return WithParts(text, whole with { From = whole.From + part.From, To = whole.To + part.To, Step = part.Step }, ref next);
    }

    /// <summary>"A month", "an hour", "a fortnight", "a quarter of an hour", "a year and a half".</summary>
    public static StatedValue? ReadArticle(ValueText text, int at, out int next)
    {
        next = at;
        if (text.Has(at, "quarter of an hour", out next) || text.Has(at, "a quarter of an hour", out next))
        {
            return QuantityReader.Make(ValueKind.Duration, Units.Second, new(15, 15, 1, next), 60);
        }

        if (text.Has(at, "three quarters of an hour", out next))
        {
            return QuantityReader.Make(ValueKind.Duration, Units.Second, new(45, 45, 1, next), 60);
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

        return WithParts(text, QuantityReader.Make(ValueKind.Duration, unit, one, factor), ref next);
    }
}
