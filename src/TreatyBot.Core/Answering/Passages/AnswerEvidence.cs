using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Passages;

/// <summary>Tells whether a sentence holds the kind of thing that a question wants, such as a date.</summary>
internal static partial class AnswerEvidence
{
    /// <summary>What each kind of thing looks like.</summary>
    public static readonly (AnswerTraits Trait, Regex Pattern)[] Patterns =
    [
        (AnswerTraits.Date, Dates()),
        (AnswerTraits.Duration, Durations()),
        (AnswerTraits.Amount, Amounts()),
        (AnswerTraits.Person, Persons()),
        (AnswerTraits.Place, Places()),
        (AnswerTraits.Definition, Definitions()),
        (AnswerTraits.Name, Names()),
        (AnswerTraits.Reason, Reasons()),
        (AnswerTraits.Procedure, Procedures()),
        (AnswerTraits.Speech, Speeches()),
        (AnswerTraits.Composition, Compositions()),
        (AnswerTraits.AtLeast, LowerBounds()),
        (AnswerTraits.AtMost, UpperBounds()),
    ];

    private static readonly ConditionalWeakTable<LanguagePack, (AnswerTraits Trait, Regex Pattern)[]> PatternsOfPacks = [];

    /// <summary>What each kind of thing looks like in a language: as its pack says, else as in English.</summary>
    public static (AnswerTraits Trait, Regex Pattern)[] PatternsOf(LanguagePack? pack) => pack is null
        ? Patterns
        : PatternsOfPacks.GetValue(pack, static pack =>
        {
            var kinds = Enum.GetValues<AnswerKind>().Where(kind => Wanted(kind) != AnswerTraits.None)
                .ToDictionary(Wanted, pack.EvidenceOf);
            return Array.ConvertAll(Patterns, pattern => (pattern.Trait, kinds.GetValueOrDefault(pattern.Trait) ?? pattern.Pattern));
        });

    /// <summary>What a kind of question wants to see; none where the kind shows by no words.</summary>
    public static AnswerTraits Wanted(AnswerKind kind) => kind switch
    {
        AnswerKind.Date => AnswerTraits.Date,
        AnswerKind.Duration => AnswerTraits.Duration,
        AnswerKind.Amount => AnswerTraits.Amount,
        AnswerKind.Person => AnswerTraits.Person,
        AnswerKind.Place => AnswerTraits.Place,
        AnswerKind.Definition => AnswerTraits.Definition,
        AnswerKind.Name => AnswerTraits.Name,
        AnswerKind.Reason => AnswerTraits.Reason,
        AnswerKind.Procedure => AnswerTraits.Procedure,
        AnswerKind.Speech => AnswerTraits.Speech,
        _ => AnswerTraits.None,
    };

    /// <returns>The words that are of that kind, as ranges of <paramref name="text"/>; none where the kind shows by no words.</returns>
    /// <param name="kind">The kind.</param>
    /// <param name="text">The text.</param>
    /// <param name="pack">What it looks like in the text's language; null: as in English.</param>
    public static IEnumerable<(int Start, int Length)> Find(AnswerKind kind, string text, LanguagePack? pack = null)
    {
        var wanted = Wanted(kind);
        var pattern = Array.Find(PatternsOf(pack), pattern => pattern.Trait == wanted).Pattern;
        return pattern is null ? [] : pattern.Matches(text).Select(match => (match.Index, match.Length));
    }

    /// <summary>The number that a question has as a bound, as a term, and its side; of none for one without.</summary>
    public static (uint Number, AnswerTraits Side) BoundIn(string question) =>
        LowerBounds().Match(question) is { Success: true } lower ? (TermHash.Of(Tokenizer.TermOf(lower.Value)), AnswerTraits.AtLeast)
        : UpperBounds().Match(question) is { Success: true } upper ? (TermHash.Of(Tokenizer.TermOf(upper.Value)), AnswerTraits.AtMost)
        : default;

    private const string Month = "(?:" + Months.Pattern + ")";
    private const string Count = "(?:" + NumberWords.Count + "|several|consecutive)";

    /// <summary>"One" counts in "one person", and stands for somebody in "one of them", "no one" and "one who".</summary>
    private const string NoPronoun =
        @"(?!(?<=\b(?:no|any|every|each|this|that|the|which) )one\b|one (?:of|or|and|another|who|which|that|whose|has|shall|may)\b)";

    [GeneratedRegex(
        @"\b(?:\d{1,2}(?:st|nd|rd|th)? (?:day of )?"
            + Month
            + @"\b,?(?: \d{4})?|"
            + Month
            + @" \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|"
            + Month
            + @",? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|1\d{3}s?|20\d{2}s?|"
            + NumberWords.Ordinal
            + @" centur(?:y|ies)|(?:"
            + NumberWords.Ordinal
            + @"|last) day (?:after|following|of)|(?:periods? of|every) (?:\w+ ){1,2}(?:year|month|day)s?"
            + @"|\w+ (?:year|month|week|day|hour)s? (?:after|from|before|following)|Effective Date|entry into force"
            + @"|date of (?:signature|deposit|receipt|exchange)"
            + @"|\d{1,3} BC|AD \d{1,3})\b",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Dates();

    [GeneratedRegex(
        @"\b"
            + Count
            + @"\)?(?:[- ](?:full|calendar|business|consecutive|successive|further|additional|more))*[- ]\(?(?:second|minute|hour|day"
            + @"|week|month|year|decade|centur(?:y|ie))s?['’]?\b|\b(?:indefinite(?:ly)?|perpetual(?:ly)?|unlimited (?:duration|period)"
            + @"|remain in force|until)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Durations();

    // A bare year is none.
    [GeneratedRegex(
        @"(?:[$€£¥]|\bUS\$|\bUSD |\bEUR )? ?\b(?!(?:1[5-9]|20)\d\d\b(?!,?\d|%| (?:million|billion|percent"
            + @"|per cent)))\d[\d,.]*(?: (?:million|billion|trillion|thousand|percent|per cent))?\b%?|\b"
            + NoPronoun
            + "(?:"
            + NumberWords.Cardinal
            + @"|half|third|quarter)s?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Amounts();

    // Two capitalised words in a row, or one that does not begin the sentence.
    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}'’-]+(?: (?:of |the |de |van |von |bin |al-)?\p{Lu}[\p{L}'’-]*\.?)+|(?<=[\p{L},] )\p{Lu}[\p{L}'’-]+",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Persons();

    [GeneratedRegex(
        @"(?<=\b(?:in|at|near|from|to|of|across|around|off|between|into|via|through) (?:the )?)\p{Lu}[\p{L}'’-]+(?: (?:of |the "
            + @"|de )?\p{Lu}[\p{L}'’-]*)*",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Places();

    [GeneratedRegex(
        @"\b(?:is|are|was|were) (?:an?|the|one of)\b|\b(?:means?|meaning|refers? to|defined as|known as|called|stands? for|consists? of"
            + @"|shall mean)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Definitions();

    [GeneratedRegex(
        @"[“""«‘][^”""»’]{2,120}[”""»’]|(?<=\b(?:called|named|known as|termed|dubbed|titled|entitled|nicknamed|referred to as|the term"
            + @"|the name|name of)(?: the| a| an)? )[\p{L}][\p{L}\p{N}'’-]*(?: \p{Lu}[\p{L}'’-]*)*|\(\p{Lu}{2,8}\)",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Names();

    [GeneratedRegex(
        @"\b(?:because|due to|since|in order to|as a result|therefore|so that|owing to|thus|caused|causes|led to|leads to|reason"
            + @"|result(?:ed|s)? (?:in|from)|believed?|argue[ds]?|according to|in response)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Reasons();

    [GeneratedRegex(
        @"\b(?:shall|may|must|by|through|using|upon|after|in writing|written notice|notif(?:y|ication|ied))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Procedures();

    // "The court shall consist of fifteen judges" tells how many there are; any other sentence may count some of them.
    [GeneratedRegex(
        @"\b(?:consist(?:s|ed|ing)? of|compos(?:ed|ition) of|compris(?:e|es|ed|ing)|made up of)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Compositions();

    // "Over 20 m" and "up to 20 m" are told apart by their words of grammar alone.
    [GeneratedRegex(
        @"(?<=\b(?:over|above|beyond|more than|longer than|older than|larger than|greater than|at least|no less than|not less than"
            + @"|exceed(?:s|ing)?|minimum of|from) )\d[\d,.]*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex LowerBounds();

    [GeneratedRegex(
        @"(?<=\b(?:under|below|up to|less than|shorter than|younger than|smaller than|fewer than|at most|no more than|not more than"
            + @"|maximum of|within|\d (?:\p{L}{1,3} )?to) )\d[\d,.]*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex UpperBounds();

    // Words between quotation marks, or behind "said that".
    [GeneratedRegex(
        @"(?<![^\s(:—–])[“""«„](?=\S)[^”""»“]{20,}|(?<=\b(?:said|says|told|wrote|writes|warned|argued|argues|added|announced|believes?"
            + @"|thinks?|claim(?:ed|s)|stated|stresse[sd]|insist(?:ed|s)|explained|reported|promised)\b[^.;]{0,40}?(?: that|:) )\w.{12,}",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Speeches();
}
