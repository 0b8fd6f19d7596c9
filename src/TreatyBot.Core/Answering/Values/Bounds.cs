namespace TreatyBot.Core.Answering.Values;

/// <summary>Reads what makes a number a bound: "at least", "within", "or more".</summary>
internal static class Bounds
{
    private static readonly ILookup<string, (string Phrase, ValueBound Bound)> Before = Table(
        (ValueBound.AtLeast, "at least|not less than|no less than|not fewer than|no fewer than|more than|over|above|a minimum of|minimum of"
            + "|exceeding|exceeds|exceed|exceeded"
            + "|upwards of|longer than|older than|from at least|not earlier than|no earlier than|no sooner than"),
        (ValueBound.AtMost, "at most|not more than|no more than|less than|fewer than|under|below|up to|within"
            + "|not exceeding|not exceed|not to exceed"
            + "|no case exceed|never exceed|a maximum of"
            + "|maximum of|not later than|no later than|shorter than|no longer than|not longer than|younger than|at the latest by"),
        (ValueBound.About, "about|around|approximately|some|nearly|almost|roughly|circa|an estimated|close to|just over|just under"
            + "|a little over|a little under|well over|or so"));

    private static readonly ILookup<string, (string Phrase, ValueBound Bound)> BeforeDate = Table(
        (ValueBound.AtMost, "by|before|not later than|no later than|at the latest on"),
        (ValueBound.AtLeast, "after|not before|not earlier than|no earlier than"),
        (ValueBound.About, "about|around|circa|c ."));

    private static readonly ILookup<string, (string Phrase, ValueBound Bound)> Behind = Table(
        (ValueBound.AtLeast, "or more|or longer|or above|or older|and more|at least|at a minimum"),
        (ValueBound.AtMost, "or less|or fewer|or under|at most|at the most|at the latest|at the longest|at maximum"),
        (ValueBound.About, "or so"));

    /// <summary>"Within a period of three months".</summary>
    private static readonly string[] Between =
        ["a period of", "the period of", "a term of", "a total of", "a further", "another", "the next"];

    /// <summary>The bound that begins at a place and leads to a number.</summary>
    public static ValueBound? Leading(ValueText text, int at, out int next)
    {
        if (Find(Before, text, at, out next) is not { } bound)
        {
            return null;
        }

        foreach (var phrase in Between)
        {
            if (text.Has(next, phrase, out var behind))
            {
                next = behind;
                break;
            }
        }

        return bound;
    }

    /// <summary>The bound that begins at a place and leads to a date.</summary>
    public static ValueBound? LeadingToDate(ValueText text, int at, out int next)
    {
        var bound = Find(BeforeDate, text, at, out next);
        next += text[next] == "the" ? 1 : 0;
        return bound;
    }

    /// <summary>The bound behind a value.</summary>
    public static ValueBound? Trailing(ValueText text, int at, out int next) => Find(Behind, text, at, out next);

    private static ValueBound? Find(
        ILookup<string, (string Phrase, ValueBound Bound)> phrases, ValueText text, int at, out int next)
    {
        foreach (var (phrase, bound) in phrases[text[at]])
        {
            if (text.Has(at, phrase, out next))
            {
                return bound;
            }
        }

        next = at;
        return null;
    }

    /// <summary>By their first words, longer phrases first: "no longer than" stands before "no longer".</summary>
    private static ILookup<string, (string Phrase, ValueBound Bound)> Table(params (ValueBound Bound, string Phrases)[] rows) => rows
        .SelectMany(row => row.Phrases.Split('|').Select(phrase => (Phrase: phrase, row.Bound)))
        .OrderByDescending(row => row.Phrase.Length)
        .ToLookup(row => row.Phrase.Split(' ')[0]);
}
