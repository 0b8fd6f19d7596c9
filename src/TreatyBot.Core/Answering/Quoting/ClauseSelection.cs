using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>Cuts a sentence that is too long to be quoted to the clauses that answer.</summary>
internal static partial class ClauseSelection
{
    /// <summary>The neighbouring clauses that say most of what is asked in the fewest words.</summary>
    public static TextRange Best(string text, TextRange sentence, QuestionMatcher matcher, int maxWords)
    {
        var clauses = In(text, sentence, maxWords);
        var best = clauses[0];
        var bestScore = double.MinValue;
        for (var first = 0; first < clauses.Count; first++)
        {
            var range = clauses[first];
            for (var last = first; last < clauses.Count; last++)
            {
                range = range.Union(clauses[last]);
                var words = SentenceShape.CountWords(text, range);
                if (words > maxWords && last > first)
                {
                    break;
                }

                // All that the question speaks of, in as few words as it takes; the beginning of a sentence says who does what.
                var score = matcher.Coverage(range.Of(text)) - (words * 0.002) + (first == 0 ? 0.1 : 0);
                if (score > bestScore && range.Length >= QuoteBoundaries.MinCharacters)
                {
                    (best, bestScore) = (range, score);
                }
            }
        }

        return best;
    }

    private static List<TextRange> In(string text, TextRange sentence, int maxWords)
    {
        var clauses = new List<TextRange>();
        var start = sentence.Start;
        foreach (Match match in ClauseEnds().Matches(text[sentence.Start..sentence.End]))
        {
            var signEnd = sentence.Start + match.Index + 1;
            var next = sentence.Start + match.Index + match.Length;
            AddBounded(clauses, text, new TextRange(start, signEnd), maxWords);
            start = next;
        }

        if (start < sentence.End)
        {
            AddBounded(clauses, text, new TextRange(start, sentence.End), maxWords);
        }

        return clauses;
    }

    /// <summary>A clause that is itself too long, as lists and tables are, is parted between words.</summary>
    private static void AddBounded(List<TextRange> clauses, string text, TextRange clause, int maxWords)
    {
        var start = clause.Start;
        var words = 0;
        for (var at = clause.Start; at < clause.End; at++)
        {
            var endsWord = char.IsWhiteSpace(text[at]) && at > start && !char.IsWhiteSpace(text[at - 1]);
            words += endsWord ? 1 : 0;
            if (endsWord && words >= maxWords)
            {
                clauses.Add(new TextRange(start, at));
                start = at + 1;
                words = 0;
            }
        }

        while (start < clause.End && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start < clause.End)
        {
            clauses.Add(new TextRange(start, clause.End));
        }
    }

    [GeneratedRegex(
        @"[;:]\s+|,\s+(?=\((?:[a-z]|[ivx]{1,4}|\d{1,2})\))"
        + @"|,\s+(?=(?:and|or|but|provided|unless|except|which|whereas|if|subject)\b)",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex ClauseEnds();
}
