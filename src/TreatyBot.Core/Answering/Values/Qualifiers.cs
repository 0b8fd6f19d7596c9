using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>
/// Finds what narrows the thing that is asked for: "boats" in "the fee for boats is 60 crowns", where the fee is asked for. The fee for
/// boats and the fee for carts are two things.
/// </summary>
internal static partial class Qualifiers
{
    /// <summary>The terms of all qualifiers that the question does not speak of itself.</summary>
    /// <param name="quote">The words.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    public static HashSet<string> In(string quote, Predicate<string> isAsked)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Pattern().Matches(quote))
        {
            if (isAsked(Tokenizer.TermOf(match.Groups["thing"].Value)))
            {
                var terms = StopWords.ContentTermsOf(match.Groups["qualifier"].Value);
                found.UnionWith(terms.Where(term => !isAsked(term)));
            }
        }

        return found;
    }

    // Up to three words behind "for" or "of"; a number there is the value itself: "a fee of 60 crowns", "a notice of six months".
    [GeneratedRegex(
        @"\b(?<thing>\p{L}+) (?:for|of) (?=(?<qualifier>(?!(?:\d|an? |at |" + NumberWords.Cardinal + @"\b))\p{L}[\p{L}’'-]*"
        + @"(?: (?!(?:is|are|was|were|has|have|had|shall|will|may|must|and|or|in|on|at|by|with|to|from)\b)\p{L}[\p{L}’'-]*){0,2}))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Pattern();
}
