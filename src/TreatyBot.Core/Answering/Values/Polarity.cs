using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Whether a text affirms or denies.</summary>
internal static partial class Polarity
{
    /// <summary>
    /// What a quote says to a question of yes or no, by the clause that speaks most of what is asked: "is not in force, because it was
    /// never approved" denies once. What the question denies itself counts as well: "has not been rescinded" denies where it is asked
    /// whether it has. Null where that clause asks or leaves open ("reserved its position on whether"), where it denies with an exception
    /// ("not … without consent"), and where what is asked is done to something else ("do not expel a guest", and nobody asks for guests).
    /// </summary>
    /// <param name="quote">The words.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    /// <param name="question">What is asked.</param>
    public static StatedAnswer? Of(ParsedText quote, Predicate<string> isAsked, ParsedText question)
    {
        var clause = Clauses.MostAsked(quote, isAsked);
        var exception = Excepted().Match(quote.Text, clause.Start);
        var words = clause.Of(quote.Text).ToString();
        if (Open().IsMatch(words) || (exception.Success && exception.Index < clause.End) || HasOtherObject(quote, clause, words, isAsked))
        {
            return null;
        }

        var denials = quote.ValuesIn(clause).Where(value => value.Kind == ValueKind.Denial).Select(value => value.At).ToList();
        var condition = Condition().Match(words);
        var affirms = Affirm(denials, new TextRange(0, condition.Success ? clause.Start + condition.Index : clause.End));
        return new StatedAnswer(Value: null, affirms == IsAskedOf(question), Predicate(quote, clause, words, denials, isAsked));
    }

    private static bool Affirm(List<TextRange> denials, TextRange range) => denials.Count(range.Contains) % 2 == 0;

    /// <summary>True where a question asks whether a thing is; false where it asks whether it is not.</summary>
    private static bool IsAskedOf(ParsedText question)
    {
        var lead = LeadingNot().Match(question.Text).Length;
        return question.Values.Count(value => value.Kind == ValueKind.Denial && value.At.Start >= lead) % 2 == 0;
    }

    /// <summary>
    /// The words that say yes or no: from the auxiliary or the denial before the last word that is asked, or else the first word that is
    /// asked behind the subject, to that last word.
    /// </summary>
    private static TextRange Predicate(
        ParsedText quote, TextRange clause, string words, List<TextRange> denials, Predicate<string> isAsked)
    {
        var asked = quote.TokensIn(clause).Where(token => isAsked(token.Term)).ToList();
        TextRange? denial = denials.Count > 0 ? denials[0] : null;
        var start = Auxiliary().Matches(words)
            .LastOrDefault(match => asked.Count > 0 && clause.Start + match.Index < asked[^1].Start) is { } auxiliary
            ? clause.Start + auxiliary.Index
            : denial?.Start ?? (asked.Count > 1 ? asked[1].Start : clause.Start);
        start = Math.Min(start, denial?.Start ?? start);
        var end = Math.Max(denial?.End ?? 0, asked.Count > 0 ? asked[^1].End : 0);
        return end > start ? new TextRange(start, end) : clause;
    }

    private const string Grammar =
        "(?:from|of|in|on|at|to|by|for|with|and|or|as|if|that|which|who|do|does|did|not"
        + "|is|are|was|were|has|have|had|will|shall|may|must)\\b";

    private static bool HasOtherObject(ParsedText quote, TextRange clause, string words, Predicate<string> isAsked)
    {
        foreach (Match match in WithObject().Matches(words))
        {
            var thing = match.Groups["object"];
            var range = new TextRange(clause.Start + thing.Index, clause.Start + thing.Index + thing.Length);
            if (isAsked(Tokenizer.TermOf(match.Groups["verb"].Value))
                && !quote.Values.Any(value => value.At.Overlaps(range))
                && !quote.TokensIn(range).Any(token => isAsked(token.Term)))
            {
                return true;
            }
        }

        return false;
    }

    // A word, and behind it an article with up to three words before the next one of grammar.
    [GeneratedRegex(
        @"\b(?<verb>\p{L}+) (?=(?:an?|the|any|every|each|its|his|her|their) "
        + @"(?<object>\p{L}[\p{L}’'-]*(?: (?!" + Grammar + @")\p{L}[\p{L}’'-]*){0,2}))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex WithObject();

    [GeneratedRegex(
        @"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|may|must|shall|will|would|cannot)(?:n['’]t)?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Auxiliary();

    // "Renews if no notice is received" denies nothing.
    [GeneratedRegex(@"\b(?:if|where|when|provided)\b.*$", RegexOptions.IgnoreCase | RegexOptions.Singleline, 15_000)]
    private static partial Regex Condition();

    // "Isn't the pact in force?" asks whether it is.
    [GeneratedRegex(@"^\s*\w+n['’]t\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LeadingNot();

    // What is asked, in doubt, in dispute or put off is neither affirmed nor denied.
    [GeneratedRegex(
        @"\?[""”’)]*\s*$|\bwhether\b|\bmay or may not\b|\b(?:takes?|took) no position\b"
        + @"|\breserv(?:es?|ed) (?:its|his|her|their|the) (?:position|right|judgement|judgment)\b"
        + @"|\b(?:unclear|uncertain|undecided|disputed|doubtful|not (?:clear|certain|sure|known|decided|settled))\b"
        + @"|\bit (?:is|was|has been) (?:alleged|argued|rumoured)\b|\b(?:could|might) (?:be|have been) argued\b"
        + @"|\b(?:that|who|which) (?:does|do|did) not (?:wish|want|intend)\b"
        + @"|\b(?:asked|wonders?|wondered|examin(?:e|es|ed|ing)) if\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Open();

    [GeneratedRegex(
        @"(?:\b(?:no|not|never|neither|nor|cannot)\b|n['’]t\b)"
        + @"[^.;]*\b(?:without|unless|except|save|other than|as long as|so long as|until|provided|if)\b|\bnot only\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Excepted();
}
