using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>What the patterns of durations and amounts are made of, and how what they match is read.</summary>
internal static class NumberPatterns
{
    /// <summary>What bounds a number, before it; one of three groups.</summary>
    public const string Bounds =
        "(?:(?:(?<atLeast>at least|not? (?:less|fewer) than|more than|over|above|(?:a )?minimum of|exceeding)"
        + "|(?<atMost>at most|not? more than|less than|fewer than|under|below|up to|within|not exceeding|(?:a )?maximum of|not? later than)"
        + "|(?<about>about|around|approximately|some|nearly|almost|roughly|circa|an estimated|close to)) )?";

    public const string Digits = @"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?";

    /// <summary>"Five to seven", "3–5": no single value. Its ends are whole: "twenty-two" is no range from twenty to two.</summary>
    public const string Range = @"(?<range>\b" + Whole + "(?: ?[-–—] ?| (?:to|or|and) )" + Whole + ")";

    private const string Whole = "(?>(?:" + Digits + "|" + NumberWords.Cardinal + @")\b)";

    /// <summary>The value of the groups <c>number</c> and <c>scale</c>; false for what is no number.</summary>
    public static bool TryParse(Match match, out decimal value)
    {
        var number = match.Groups["number"].Value.ToUpperInvariant();
        value = 0.5m;
        var isNumber = number is "HALF A" or "HALF AN" || NumberWords.TryParse(number is "A" or "AN" ? "one" : number, out value);
        if (isNumber && match.Groups["scale"] is { Success: true } scale && NumberWords.TryParse(scale.Value, out var multiplier))
        {
            value *= multiplier;
        }

        return isNumber;
    }

    public static ValueBound BoundOf(Match match) =>
        match.Groups["atLeast"].Success ? ValueBound.AtLeast
        : match.Groups["atMost"].Success ? ValueBound.AtMost
        : match.Groups["about"].Success ? ValueBound.About
        : ValueBound.Exact;
}
