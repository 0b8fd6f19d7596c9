using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Questions;
using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>Finds the words of a quote that answer: the date, amount or name that was asked for, else the words that the question speaks of.</summary>
internal static class QuoteMarks
{
    private const int MaxMarks = 12;

    /// <param name="text">The reading's text.</param>
    /// <param name="quote">The stretch that is quoted.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="matcher">Compares with it.</param>
    public static IReadOnlyList<TextRange> In(string text, TextRange quote, QuestionAnalysis question, QuestionMatcher matcher)
    {
        var tokens = new List<Token>();
        Tokenizer.Tokenize(quote.Of(text), quote.Start, tokens);
        var wanted = IsTold(question.Kind)
            ? AnswerEvidence.Find(question.Kind, text[quote.Start..quote.End])
                .Select(found => Trim(text, new TextRange(quote.Start + found.Start, quote.Start + found.Start + found.Length)))
                .Where(range => !range.IsEmpty && !IsAsked(range, tokens, matcher))
            : [];
        var marks = Merge(text, wanted);
        return marks.Count is > 0 and <= MaxMarks
            ? marks
            : [.. Merge(text, tokens.Where(token => matcher.Knows(token.Term)).Select(token => new TextRange(token.Start, token.End))).Take(MaxMarks)];
    }

    private static bool IsTold(AnswerKind kind) =>
        kind is AnswerKind.Date or AnswerKind.Duration or AnswerKind.Amount or AnswerKind.Person or AnswerKind.Place or AnswerKind.Name;

    private static bool IsAsked(TextRange range, List<Token> tokens, QuestionMatcher matcher) =>
        tokens.Where(token => token.Start >= range.Start && token.End <= range.End).All(token => matcher.Knows(token.Term));

    private static TextRange Trim(string text, TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '.' or ','))
        {
            end--;
        }

        return new TextRange(start, end);
    }

    /// <summary>In order, and one where only white space lies between.</summary>
    private static List<TextRange> Merge(string text, IEnumerable<TextRange> ranges)
    {
        var merged = new List<TextRange>();
        foreach (var range in ranges.OrderBy(range => range.Start).ThenBy(range => range.End))
        {
            if (merged.Count > 0 && range.Start <= NextWord(text, merged[^1].End))
            {
                merged[^1] = merged[^1].Union(range);
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static int NextWord(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
