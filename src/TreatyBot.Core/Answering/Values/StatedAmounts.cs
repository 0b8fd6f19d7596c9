using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>
/// Finds the amounts of a text, each with what it counts. The number of an item, an article or a room is none, nor a part of a whole, a
/// range, a condition, and what counts nothing.
/// </summary>
internal static partial class StatedAmounts
{
    /// <param name="text">The words.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    public static List<(StatedValue Value, TextRange At)> In(string text, Predicate<string> isAsked) =>
    [
        .. Pattern().Matches(text)
            .Where(match => match.Groups["number"].Success && IsOfWhole(match, text, isAsked))
            .Select(match => (Value: Per(Rate().Match(text, match.Index + match.Length), Read(match, isAsked)),
                At: new TextRange(match.Index, match.Index + match.Length)))
            .Where(one => one.Value is not null)
            .Select(one => (one.Value!, one.At)),
    ];

    /// <summary>True for "two members of the council" where the council's members are asked for: it counts some of them.</summary>
    public static bool CountsPart(string text, Predicate<string> isAsked) =>
        Pattern().Matches(text).Any(match => match.Groups["number"].Success && IsPart(match, isAsked));

    private static bool IsOfWhole(Match match, string text, Predicate<string> isAsked)
    {
        var before = text[..match.Index];
        return !IsLabel(match.Groups["number"], text)
            && !Condition().IsMatch(before)
            && !(Holder().Match(before) is { Success: true } holder && !isAsked(Tokenizer.TermOf(holder.Groups["noun"].Value)))
            && !IsPart(match, isAsked);
    }

    private static bool IsPart(Match match, Predicate<string> isAsked) =>
        PartOf().Match(match.Groups["words"].Value) is { Success: true } part && isAsked(Tokenizer.TermOf(part.Groups["whole"].Value));

    /// <summary>"12 crowns a month" is no amount of the kind of "12 crowns" or "12 crowns a year".</summary>
    private static StatedValue? Per(Match rate, StatedValue? value) => rate is { Success: true } && value is not null
        ? value with { Measure = $"{value.Measure} per {Tokenizer.TermOf(rate.Groups["per"].Value)}" }
        : value;

    private static StatedValue? Read(Match match, Predicate<string> isAsked)
    {
        if (!NumberPatterns.TryParse(match, out var amount))
        {
            return null;
        }

        var bound = NumberPatterns.BoundOf(match);
        var digits = amount.ToString("0.####", CultureInfo.InvariantCulture);
        if (match.Groups["currency"] is { Success: true } currency)
        {
            return new StatedValue(currency.Value + digits, MeasureOf(currency.Value), amount, bound);
        }

        if (match.Groups["percent"].Success)
        {
            return new StatedValue(digits + " %", "%", amount, bound);
        }

        return UnitBehind(match, isAsked) is { } unit
            ? StatedDurations.Make(amount, unit, bound) ?? new StatedValue($"{digits} {unit}", MeasureOf(unit), amount, bound)
            : null;
    }

    /// <summary>
    /// Of the noun behind a number, up to the next word of grammar, the word that is asked for, else the first: "nine elected members"
    /// counts members where these are asked for; "4 metres of water" are metres, and "thirty of the members" are members.
    /// </summary>
    private static string? UnitBehind(Match match, Predicate<string> isAsked)
    {
        var words = match.Groups["words"].Value;
        var noun = Tokenizer.Tokenize(words).SkipWhile(IsGrammar).TakeWhile(token => !IsGrammar(token)).ToList();
        var unit = noun.Find(token => isAsked(token.Term)) is { Term: not null } asked ? asked : noun.FirstOrDefault();
        return unit.Term is null ? null : words[unit.Start..unit.End].ToLowerInvariant();

        bool IsGrammar(Token token) => StopWords.Contains(words.AsSpan(token.Start, token.End - token.Start));
    }

    /// <summary>
    /// Units are compared by their terms, so that one member and two members are of one unit; sign and name of a currency are one.
    /// </summary>
    private static string MeasureOf(string unit) => unit.TrimEnd().ToUpperInvariant() switch
    {
        "$" or "US$" or "USD" or "DOLLAR" or "DOLLARS" => "dollar",
        "€" or "EUR" or "EURO" or "EUROS" => "euro",
        "£" or "GBP" or "POUND" or "POUNDS" => "pound",
        _ => Tokenizer.TermOf(unit),
    };

    /// <summary>
    /// "Article 5", "page 3", and digits behind any word that is written as a name, but not behind the sentence's first: "Lot 12".
    /// </summary>
    private static bool IsLabel(Group number, string text)
    {
        if (!char.IsAsciiDigit(number.Value[0]) || LastWord().Match(text[..number.Index]) is not { Success: true } before)
        {
            return false;
        }

        var word = before.Groups["word"].Value;
        return ClauseReference.IsLabel(word)
            || Labels().IsMatch(word)
            || (char.IsUpper(word[0]) && before.Index > 0 && !SentenceEnd().IsMatch(text[..before.Index]) && !StopWords.Contains(word));
    }

    /// <summary>"Two thirds" are no two, and "one of them" is nobody's number.</summary>
    private const string NoPart =
        @"(?![\d/]|-\d|[- ](?:half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)\b)"
        + @"(?!(?<=\bone) (?:of|or|and|another|who|which|that|has|shall|may)\b)";

    // "3.10 There must …" is the number of an item, and a bare year counts nothing.
    [GeneratedRegex(
        @"(?:(?:^|\n|[.;:]\s+)\(?\d+(?:\.\d+)*[.)]?\s+(?=(?-i:\p{Lu})|\())|" + NumberPatterns.Bounds + "(?:" + NumberPatterns.Range
        + @"|(?<currency>US\$|[$€£¥]|\b(?:USD|EUR|GBP) ?)?"
        + @"(?<![\d.,/-])(?<number>\b" + NumberWords.Cardinal + @"\b|\b(?![12]\d{3}\b)(?:" + NumberPatterns.Digits + "))" + NoPart
        + @"(?: (?<scale>hundred|thousand|million|billion|trillion)\b)?(?: ?\(\d[\d,.]*\))?"
        + @"(?:(?<percent> ?%| ?per cent\b| ?percent\b)|(?=(?<words>(?:[- ](?!" + NumberWords.Cardinal + @"\b)\p{L}[\p{L}’'-]*){1,4}))?))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<word>\p{L}[\p{L}’'-]*)\.? $", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LastWord();

    [GeneratedRegex(
        "^(?:nos?|number|pages?|paragraphs?|items?|lot|version|rule|line|room|table|figure)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Labels();

    [GeneratedRegex(@"[.!?:;”""\n]\s*$", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(
        @"\G[^.;:,]{0,40}?\b(?:(?:an?|each|every) (?<per>second|minute|hour|day|night|week|month|quarter|year|head|person)"
            + @"|per (?<per>\p{L}+))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Rate();

    // "If four members ask for it".
    [GeneratedRegex(
        @"\b(?:if|when|whenever|where|unless|request of)\b[^,;.]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Condition();

    // "Four members of the Council" are not all of it.
    [GeneratedRegex(
        @"^ \p{L}+ of (?:the |its |our |their )?(?<whole>\p{L}+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex PartOf();

    // "A committee of four" tells the size of a committee; "a total of four" does not.
    [GeneratedRegex(
        @"\b(?:an?|the|every|each|another|this|that)(?: \p{L}[\p{L}’'-]*)?? "
        + "(?!(?:total|sum|maximum|minimum|average|mean|number|amount|limit|quorum|rate|height|depth|length|width|weight|size|area)\\b)"
        + @"(?<noun>\p{L}[\p{L}’'-]*) of $",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Holder();
}
