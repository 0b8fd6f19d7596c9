using System.Collections.Frozen;
using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Whether a text affirms or denies.</summary>
internal static partial class Polarity
{
    /// <summary>Two denials make an affirmation: "has not been rescinded" affirms.</summary>
    public static bool Affirms(string text) => Affirms(text, FrozenSet<string>.Empty);

    /// <summary>
    /// Likewise to a question; what it says itself denies nothing: "has not been rescinded" denies where it is asked whether it has.
    /// </summary>
    private static bool Affirms(string text, IReadOnlySet<string> ownTerms) =>
        Denials().Matches(text).Count(denial => !Tokenizer.Tokenize(denial.Value).Exists(token => ownTerms.Contains(token.Term))) % 2 == 0;

    /// <summary>
    /// What a quote says to a question of yes or no, by the clause that speaks most of what is asked: "is not in force, because it was
    /// never approved" denies once. Null where that clause asks or leaves open ("reserved its position on whether"), where it denies with
    /// an exception ("not … without consent"), and where what is asked is done to something else ("do not expel a guest", and nobody asks
    /// for guests).
    /// </summary>
    /// <param name="quote">The words.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    /// <param name="ownTerms">The terms that the question says itself.</param>
    public static StatedValue? Of(string quote, Predicate<string> isAsked, IReadOnlySet<string> ownTerms)
    {
        var clause = Clauses.MostAsked(quote, isAsked);
        var exception = Excepted().Match(quote, clause.Start);
        var words = quote[clause.Start..clause.End];
        return Open().IsMatch(words) || (exception.Success && exception.Index < clause.End) || HasOtherObject(words, isAsked) ? null
            : Affirms(words, ownTerms) ? StatedValue.Yes
            : StatedValue.No;
    }

    private const string Grammar =
        "(?:from|of|in|on|at|to|by|for|with|and|or|as|if|that|which|who|do|does|did|not"
        + "|is|are|was|were|has|have|had|will|shall|may|must)\\b";

    private static bool HasOtherObject(string clause, Predicate<string> isAsked)
    {
        foreach (Match match in WithObject().Matches(clause))
        {
            var thing = Tokenizer.Tokenize(match.Groups["object"].Value);
            if (isAsked(Tokenizer.TermOf(match.Groups["verb"].Value)) && !thing.Exists(token => isAsked(token.Term)))
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
        @"\b(?:no(?!\.? ?\d)|not|never|neither|nor|cannot|without|hardly|unlikely|nothing|nobody)\b|n['’]t\b"
        + @"|\bnull and void\b|(?<!null and )\bvoid\b"
        + @"|\b(?:rescinded|revoked|revocation|discarded|abandoned|severed|severing|lapsed|expired|ended|terminated|repealed|denounced"
        + @"|denied|denies|departed|obsolete|only on paper|solely exists on paper|exists only)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Denials();

    // What is asked, in doubt, in dispute or put off is neither affirmed nor denied.
    [GeneratedRegex(
        @"\?[""”’)]*\s*$|\bwhether\b|\bmay or may not\b|\b(?:takes?|took) no position\b"
        + @"|\breserv(?:es?|ed) (?:its|his|her|their|the) (?:position|right|judgement|judgment)\b"
        + @"|\b(?:unclear|uncertain|undecided|disputed|doubtful|not (?:clear|certain|sure|known|decided|settled))\b"
        + @"|\bit (?:is|was|has been) (?:alleged|argued|rumoured)\b|\b(?:could|might) (?:be|have been) argued\b"
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
