using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>
/// What a statement is limited to, as far as its words tell: "the fee for boats" is another thing than "the fee for carts", the first
/// phase is no whole, a plan is no outcome, and what was so in 2019 says nothing of 2022. Only statements of one scope can contradict.
/// </summary>
internal sealed partial class StatementScope
{
    private readonly HashSet<string> _subject;
    private readonly HashSet<string> _qualifiers;
    private readonly HashSet<string> _places;
    private readonly List<StatedValue> _times;
    private readonly bool _isPart;
    private readonly bool _isPlan;
    private readonly bool _isChange;

    /// <param name="parsed">The words of the quote.</param>
    /// <param name="answer">What it states, as a range of the quote.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    public StatementScope(ParsedText parsed, StatedAnswer answer, Predicate<string> isAsked)
    {
        var quote = parsed.Text;
        var sentence = SentenceAround(quote, answer.At);
        var lead = BehindReport(quote[sentence.Start..Math.Max(sentence.Start, answer.At.Start)]);
        var rest = quote[answer.At.Start..sentence.End];
        var words = sentence.Of(quote).ToString();
        _subject = Unasked(Plan().Replace(WithoutValues(lead), " "), isAsked);
        _qualifiers = [.. Qualifiers(words, isAsked), .. Opening().Match(lead) is { Success: true } opening
            ? Unasked(WithoutValues(opening.Groups["what"].Value), isAsked)
            : []];
        _places = Unasked(string.Join(' ', Place().Matches(rest).Select(match => match.Groups["where"].Value)), isAsked);
        _times = answer.Value?.Kind == ValueKind.Date ? []
            : [.. parsed.ValuesIn(sentence).Where(value => value.Kind == ValueKind.Date)];
        _isPart = Part().IsMatch(lead);
        _isPlan = Plan().IsMatch(words);
        _isChange = Change().IsMatch(words);
    }

    /// <summary>True where nothing tells that the two speak of different things.</summary>
    public bool MayBeOf(StatementScope other) =>
        !_isChange && !other._isChange
        && _isPart == other._isPart
        && _isPlan == other._isPlan
        && other.Says(_qualifiers) && Says(other._qualifiers)
        && !EachHasItsOwn(_subject, other._subject)
        && !EachHasItsOwn(_places, other._places)
        && (_times.Count == 0 || other._times.Count == 0
            || _times.Exists(time => other._times.Exists(same => !ValueComparison.Contradict(time, same))));

    /// <summary>What stands first in one may stand behind in the other.</summary>
    private bool Says(HashSet<string> qualifiers) =>
        qualifiers.All(term => _qualifiers.Contains(term) || _subject.Contains(term) || _places.Contains(term));

    private static bool EachHasItsOwn(HashSet<string> one, HashSet<string> other) => one.Except(other).Any() && other.Except(one).Any();

    private static TextRange SentenceAround(string quote, TextRange at)
    {
        foreach (var sentence in SentenceSplitter.Split(quote))
        {
            if (sentence.Start <= at.Start && at.Start < sentence.End)
            {
                return new TextRange(sentence.Start, Math.Max(sentence.End, at.End));
            }
        }

        return new TextRange(0, quote.Length);
    }

    /// <summary>"The board took note that the treaty is in force" speaks of the treaty, and so does what somebody is quoted with.</summary>
    private static string BehindReport(string lead) => Report().Matches(lead).LastOrDefault() is { } report
        ? lead[(report.Index + report.Length)..]
        : lead;

    private static string WithoutValues(string text)
    {
        foreach (var value in ValueParser.Parse(text).Reverse())
        {
            text = text.Remove(value.At.Start, value.At.Length);
        }

        return text;
    }

    private static HashSet<string> Unasked(string text, Predicate<string> isAsked) =>
        [.. StopWords.ContentTermsOf(text).Where(term => !isAsked(term) && !LightWords.Contains(term))];

    /// <summary>What narrows the thing that is asked for: "boats" in "the fee for boats is 60 crowns", where the fee is asked.</summary>
    internal static HashSet<string> Qualifiers(string quote, Predicate<string> isAsked) =>
    [
        .. Qualified().Matches(quote)
            .Where(match => isAsked(Tokenizer.TermOf(match.Groups["thing"].Value)))
            .Select(match => match.Groups["qualifier"].Value)
            .Where(words => !ValueParser.Parse(words).Any(value => value.At.Start == 0))
            .SelectMany(words => Unasked(words, isAsked)),
    ];

    // Up to three words behind "for" or "of"; a value there is that of the thing: "a fee of 60 crowns", "a notice of six months".
    [GeneratedRegex(
        @"\b(?<thing>\p{L}+) (?:for|of) (?=(?<qualifier>(?!(?:\d|an? |at ))\p{L}[\p{L}’'-]*"
        + @"(?: (?!(?:is|are|was|were|has|have|had|shall|will|may|must|and|or|in|on|at|by|with|to|from)\b)\p{L}[\p{L}’'-]*){0,2}))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Qualified();

    // "On the canal the limit is 6 knots": what stands first limits all behind it.
    [GeneratedRegex(
        @"^\W*(?:in|on|at|for|from|of|to|under|within|among|during|with|inside|outside|across) (?<what>(?:\p{L}[\p{L}’'-]*,? ){1,3})",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Opening();

    [GeneratedRegex("""\bthat |[“«„"]|: """, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Report();

    // Where something holds, behind the verb: "allowed on the beach".
    [GeneratedRegex(
        @"\b(?:in|on|at) (?:the (?<where>\p{L}+(?: \p{L}+)?)|(?<where>(?-i:\p{Lu})\p{L}+))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"\b(?:part|parts|phase|stage|portion|share|half|leg|chapter|chamber|core|section|branch|shift|region|subset|some|certain"
        + @"|(?:first|second|third|fourth|last|final) \p{L}+) (?:of|in|at)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Part();

    // What somebody intends, expects, wants or wishes; "will" and "shall" state.
    [GeneratedRegex(
        @"\b(?:was|were|is|are) (?:to be|to have|supposed|meant|due) |\b(?:expect(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|schedul(?:e|ed)"
        + @"|goal|target|forecast|estimated?|budgeted|projected|propos(?:e|es|ed|al)|should|ought|would|hopes?|aims?"
        + @"|(?:i|we) (?:wish|demand|think|believe|want|ask)|in (?:my|our) (?:view|opinion)|draft)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Plan();

    // What was so once, or is so only since something changed.
    [GeneratedRegex(
        @"\b(?:formerly|previously|used to|until then|up to now|from now on|instead of|rather than|is now|are now|no longer \d"
        + @"|(?:raised|lowered|reduced|increased|extended|shortened|changed|amended) (?:from|to)"
        + @"|since the (?:reform|amendment|revision|change))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Change();
}
