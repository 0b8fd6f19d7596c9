using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Values;

/// <summary>The clauses of a quote, and how much each speaks of what is asked.</summary>
internal static partial class Clauses
{
    /// <summary>The first clause that speaks most of what is asked; the whole quote where none speaks of it.</summary>
    public static TextRange MostAsked(ParsedText quote, Predicate<string> isAsked)
    {
        var clauses = In(quote.Text, []);
        var asked = clauses.ConvertAll(clause => CountAsked(quote, clause, isAsked));
        return asked.Max() > 0 ? clauses[asked.IndexOf(asked.Max())] : new TextRange(0, quote.Text.Length);
    }

    /// <summary>How many of the words that are asked for a clause has, each once.</summary>
    public static int CountAsked(ParsedText quote, TextRange clause, Predicate<string> isAsked) =>
        quote.TokensIn(clause).Select(token => token.Term).Distinct(StringComparer.Ordinal).Count(term => isAsked(term));

    /// <summary>The clauses in order; the signs between them belong to none.</summary>
    /// <param name="quote">The words.</param>
    /// <param name="whole">Stretches that are not parted: the comma in "March 3, 2024" ends nothing.</param>
    public static List<TextRange> In(string quote, IReadOnlyList<TextRange> whole)
    {
        var clauses = new List<TextRange>();
        var start = 0;
        foreach (Match end in Ends().Matches(quote))
        {
            if (!whole.Any(range => range.Start < end.Index && end.Index < range.End))
            {
                clauses.Add(new TextRange(start, end.Index));
                start = end.Index + (end.Groups["sign"].Success ? end.Length : 0);
            }
        }

        clauses.Add(new TextRange(start, quote.Length));
        return clauses;
    }

    [GeneratedRegex(
        @"(?<sign>[;:]|, |(?<=\p{L}{2}|[\d)”’""])[.!?]+[”’""]?\s+)"
        + @"|\b(?:because|since|although|though|but|while|whereas|unless|and(?= that\b))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Ends();
}
