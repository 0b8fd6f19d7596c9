using System.Text.RegularExpressions;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// A message that asks for more of what was answered, not for something else: "more", "the second one". A message is one only as a whole.
/// </summary>
/// <param name="Number">The quote that is asked for, from 1, -1 for the last; 0 for all that was not shown.</param>
internal sealed partial record Continuation(int Number)
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

    /// <summary>In characters: longer ones ask for something.</summary>
    private const int MaxLength = 80;

    /// <summary>What a message asks more of; null where it asks for something else.</summary>
    public static Continuation? Recognize(string message)
    {
        if (message.Length > MaxLength)
        {
            return null;
        }

        var words = Spaces().Replace(Request.In(message).Text.Trim(' ', '.', '!', '?', ',').ToLowerInvariant(), " ");
        if (More().IsMatch(words))
        {
            return new(0);
        }

        return One().Match(words) is not { Success: true } one ? null
            : one.Groups["number"] is { Success: true } digits ? new(int.Parse(digits.ValueSpan))
            : one.Groups["last"].Success ? new(-1)
            : new(Array.IndexOf(Ordinals, one.Groups["ordinal"].Value) + 1);
    }

    /// <summary>What is shown of the answer that it goes on from.</summary>
    /// <param name="quotes">Its quotes, as they are numbered.</param>
    /// <param name="shown">How many of them were shown.</param>
    /// <param name="confidence">Of that answer.</param>
    /// <returns>Null where there is nothing more.</returns>
    public Answered? Of(IReadOnlyList<Citation> quotes, int shown, double confidence)
    {
        var place = Number < 0 ? shown : Number;
        IReadOnlyList<Citation> asked = place == 0 ? [.. quotes.Skip(shown)]
            : place <= quotes.Count ? [Whole(quotes[place - 1])]
            : [];
        return asked.Count > 0 ? new(asked, differs: false, confidence) : null;
    }

    /// <summary>The quote with all of the passage that it stands in.</summary>
    private static Citation Whole(Citation citation)
    {
        var (reading, range) = (citation.Quote.Reading, citation.Quote.Range);
        var around = reading.Passages.Where(passage => passage.Range.Overlaps(range)).Select(passage => passage.Range).ToList();
        return around.Count == 0 ? citation : citation with
        {
            Quote = reading.Quote(new TextRange(
                Math.Min(range.Start, around.Min(passage => passage.Start)), Math.Max(range.End, around.Max(passage => passage.End)))),
        };
    }

    private const string Things = "(?:quotes?|passages?|results?|answers?|sources?|ones?|hits?)";

    [GeneratedRegex(
        @"^(?:(?:and |please )*(?:(?:show|give|tell|quote) (?:me |us )?)?(?:some |any )?more(?: " + Things
        + "| please| of (?:this|these|that|them))?"
        + @"|(?:is there )?any(?:thing)? (?:more|else)(?: " + Things + ")?|(?:are there )?(?:any )?(?:more|other) " + Things
        + @"|what else|and (?:what )?else|(?:show (?:me |us )?)?the (?:rest|others))$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex More();

    [GeneratedRegex(
        @"^(?:and |please )*(?:(?:show|give|tell|open|quote|expand)(?: me| us)?(?: more)?(?: (?:about|of|on))? )?"
        + "(?:(?:what about|more (?:about|of|on)) )?"
        + @"(?:the (?:(?<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth)|(?<last>last))(?: " + Things + ")?"
        + @"|(?:number|quote|no\.?|#) ?(?<number>[1-9]))(?: in full| please| in context)*$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex One();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Spaces();
}
