using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;
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
        var words = quote.Of(text).ToString();
        var found = question.Kind switch
        {
            AnswerKind.Date or AnswerKind.Duration or AnswerKind.Amount => Values(words, question, matcher),
            AnswerKind.Person or AnswerKind.Place or AnswerKind.Name => Names(words, question.Kind, matcher),
            _ => [],
        };
        var marks = Merge(words, found.Select(range => Trim(words, range)).Where(range => !range.IsEmpty));
        return marks.Count <= MaxMarks ? marks.ConvertAll(range => range.Shift(quote.Start)) : [];
    }

    /// <summary>
    /// The value that the quote states of what is asked, wherever it says it; where that is not plain, all of its kind. "When" may be
    /// answered by a time that runs from an event: "30 days after the fifth ratification".
    /// </summary>
    private static IEnumerable<TextRange> Values(string quote, QuestionAnalysis question, QuestionMatcher matcher)
    {
        var values = StatedValues.Of(question.Kind, quote, matcher.Knows);
        if (values.Count == 0 && question.Kind == AnswerKind.Date)
        {
            values = StatedValues.Of(AnswerKind.Duration, quote, matcher.Knows);
        }

        var told = values.FindAll(value => !IsAsked(value.At.Of(quote).ToString(), matcher));
        if (told.Count > MaxMarks)
        {
            return [];
        }

        var stated = StatedValues.Find(question.Kind, quote, matcher.Knows, question.Text)?.Value?.Normal;
        return (told.Exists(value => value.Normal == stated) ? told.FindAll(value => value.Normal == stated) : told)
            .Select(value => value.At);
    }

    /// <summary>
    /// The names of the clause that speaks most of what is asked, or of the whole quote where it has none: not what the question says
    /// itself, and not "The Agreement" or "Article IX".
    /// </summary>
    private static List<TextRange> Names(string quote, AnswerKind kind, QuestionMatcher matcher)
    {
        var clause = Clauses.MostAsked(quote, matcher.Knows);
        var names = AnswerEvidence.Find(kind, quote)
            .Select(found => new TextRange(found.Start, found.Start + found.Length))
            .Where(range => Tokenizer.Tokenize(range.Of(quote).ToString()).Exists(word => IsName(range.Of(quote), word)))
            .ToList();
        return names.Exists(name => clause.Contains(name)) ? names.FindAll(name => clause.Contains(name)) : names;

        bool IsName(ReadOnlySpan<char> range, Token token)
        {
            var word = range[token.Start..token.End].ToString();
            return !StopWords.Contains(word)
                && !DocumentReference.IsDocumentWord(word)
                && !ClauseReference.IsLabel(word)
                && !ClauseNumber.TryParse(word, out _)
                && !matcher.Knows(token.Term);
        }
    }

    private static bool IsAsked(string words, QuestionMatcher matcher) =>
        Tokenizer.Tokenize(words).TrueForAll(word =>
            matcher.Knows(word.Term) || StopWords.Contains(words.AsSpan(word.Start, word.End - word.Start)));

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
