using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Tells a number of the whole that is asked for from one of a part of it, of something that has it, and of a condition.</summary>
internal static partial class CountScope
{
    /// <summary>True for "two members of the council" where the council's members are asked for: it counts some of them.</summary>
    public static bool CountsPart(ParsedText text, Predicate<string> isAsked) =>
        text.Values.Any(value => value.Kind == ValueKind.Count && IsPart(text.Text, value, isAsked));

    /// <summary>True where a number is one of what is asked for itself.</summary>
    public static bool IsOfWhole(string text, StatedValue value, Predicate<string> isAsked)
    {
        var before = text[..value.At.Start];
        return !Condition().IsMatch(before)
            && !(Holder().Match(before) is { Success: true } holder && !isAsked(Tokenizer.TermOf(holder.Groups["noun"].Value)))
            && !(value.Kind == ValueKind.Count && IsPart(text, value, isAsked));
    }

    private static bool IsPart(string text, StatedValue value, Predicate<string> isAsked) =>
        PartOf().Match(text, value.At.End) is { Success: true } part && isAsked(Tokenizer.TermOf(part.Groups["whole"].Value));

    // "If four members ask for it".
    [GeneratedRegex(
        @"\b(?:if|when|whenever|where|unless|request of)\b[^,;.]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Condition();

    // "Four members of the Council" are not all of it.
    [GeneratedRegex(
        @"\G of (?:the |its |our |their )?(?<whole>\p{L}+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
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
