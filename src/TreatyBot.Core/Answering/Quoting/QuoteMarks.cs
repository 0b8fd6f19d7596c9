using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>
/// Finds the words of a quote that answer: the date, duration, amount or name that was asked for. Where the kind of answer shows by no
/// words of its own, nothing is marked: the words of the question are in every quote, and marking them tells the reader nothing.
/// </summary>
internal static class QuoteMarks
{
    /// <summary>Where more is marked than this, the marks point nowhere: the whole quote answers, as a list of names does.</summary>
    private const int MaxMarks = 5;

    /// <param name="text">The reading's text.</param>
    /// <param name="quote">The stretch that is quoted.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="matcher">Compares with it.</param>
    public static IReadOnlyList<TextRange> In(string text, TextRange quote, QuestionAnalysis question, QuestionMatcher matcher)
    {
        if (!IsMarked(question.Kind))
        {
            return [];
        }

        var tokens = new List<Token>();
        Tokenizer.Tokenize(quote.Of(text), quote.Start, tokens);
        var answers = AnswerEvidence.Find(question.Kind, text[quote.Start..quote.End])
            .Select(found => Trim(text, new TextRange(quote.Start + found.Start, quote.Start + found.Start + found.Length)))
            .Where(range => !range.IsEmpty && Answers(text, range, question.Kind, tokens, matcher));
        var marks = Merge(text, answers);
        return marks.Count <= MaxMarks ? marks : [];
    }

    private static bool IsMarked(AnswerKind kind) =>
        kind is AnswerKind.Date or AnswerKind.Duration or AnswerKind.Amount or AnswerKind.Person or AnswerKind.Place or AnswerKind.Name;

    /// <summary>
    /// True for what tells something: not what the question says itself, not the number of a clause where an amount is asked for, and not
    /// "The Agreement" or "Article IX" where a name is.
    /// </summary>
    private static bool Answers(string text, TextRange range, AnswerKind kind, List<Token> tokens, QuestionMatcher matcher)
    {
        var first = tokens.FindIndex(token => token.Start >= range.Start);
        var words = tokens.Where(token => token.Start >= range.Start && token.End <= range.End).ToList();
        if (words.TrueForAll(word => matcher.Knows(word.Term)))
        {
            return false;
        }

        return kind switch
        {
            AnswerKind.Amount => first <= 0 || !ClauseReference.IsLabel(Written(tokens[first - 1])),
            AnswerKind.Person or AnswerKind.Place or AnswerKind.Name => words.Exists(IsName),
            _ => true,
        };

        string Written(Token token) => text[token.Start..token.End];

        bool IsName(Token token)
        {
            var word = Written(token);
            return !StopWords.Contains(word)
                && !DocumentReference.IsDocumentWord(word)
                && !ClauseReference.IsLabel(word)
                && !ClauseNumber.TryParse(word, out _)
                && !matcher.Knows(token.Term);
        }
    }

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

    /// <summary>In order, and one where only spaces are between.</summary>
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
