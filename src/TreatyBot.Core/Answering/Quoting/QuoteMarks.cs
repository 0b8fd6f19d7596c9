using System.Text.RegularExpressions;
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
internal static partial class QuoteMarks
{
    /// <summary>Where more is marked than this, the marks point nowhere: the whole quote answers, as a list of names does.</summary>
    private const int MaxMarks = 5;

    /// <param name="quote">The words that are quoted.</param>
    /// <param name="start">Where they begin in the reading's text.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="matcher">Compares with it.</param>
    public static IReadOnlyList<TextRange> In(ParsedText quote, int start, QuestionAnalysis question, QuestionMatcher matcher)
    {
        var found = question.Kind switch
        {
            AnswerKind.Date or AnswerKind.Duration or AnswerKind.Amount when question.Pack is not null => Shown(quote, question, matcher),
            AnswerKind.Date or AnswerKind.Duration or AnswerKind.Amount => Values(quote, question, matcher),
            AnswerKind.Person or AnswerKind.Place or AnswerKind.Name => Names(quote, question, matcher),
            _ => [],
        };
        var marks = Merge(quote.Text, found.Select(range => Trim(quote.Text, range)).Where(range => !range.IsEmpty));
        return marks.Count <= MaxMarks ? marks.ConvertAll(range => range.Shift(start)) : [];
    }

    /// <summary>
    /// The value that the quote states of what is asked, wherever it says it; where that is not plain, all of its kind. "When" may be
    /// answered by a time that runs from an event: "30 days after the fifth ratification".
    /// </summary>
    private static IEnumerable<TextRange> Values(ParsedText quote, QuestionAnalysis question, QuestionMatcher matcher)
    {
        var values = StatedValues.Of(question.Kind, quote, matcher.Knows);
        if (values.Count == 0 && question.Kind == AnswerKind.Date)
        {
            values = StatedValues.Of(AnswerKind.Duration, quote, matcher.Knows)
                .FindAll(value => RunsFromEvent().IsMatch(quote.Text, value.At.End));
        }

        var told = values.FindAll(value => !IsAsked(quote, value.At, matcher));
        if (told.Count > MaxMarks)
        {
            return [];
        }

        var stated = StatedValues.Choose(question.Kind, quote, matcher.Knows)?.Value?.Normal;
        return (told.Exists(value => value.Normal == stated) ? told.FindAll(value => value.Normal == stated) : told)
            .Select(value => value.At);
    }

    /// <summary>What looks like the kind that is asked for, but for what the question says itself.</summary>
    private static IEnumerable<TextRange> Shown(ParsedText quote, QuestionAnalysis question, QuestionMatcher matcher) =>
        AnswerEvidence.Find(question.Kind, quote.Text, question.Pack)
            .Select(found => new TextRange(found.Start, found.Start + found.Length))
            .Where(range => !IsAsked(quote, range, matcher));

    /// <summary>
    /// The names of the clause that speaks most of what is asked, or of the whole quote where it has none: not what the question says
    /// itself, and not "The Agreement" or "Article IX". Who is asked for is no place ("at Port Lisse"), and as a rule has two names.
    /// </summary>
    private static List<TextRange> Names(ParsedText quote, QuestionAnalysis question, QuestionMatcher matcher)
    {
        var text = quote.Text;
        var names = AnswerEvidence.Find(question.Kind, text, question.Pack)
            .Select(found => WithoutLead(text, new TextRange(found.Start, found.Start + found.Length)))
            .Where(range => !range.IsEmpty && IsName(range.Of(text).ToString(), matcher))
            .ToList();
        if (question.Kind == AnswerKind.Person)
        {
            names.RemoveAll(name => OfPlace().IsMatch(text[..name.Start]));
            names = OrAll(names, name => name.Of(text).Contains(' '));
        }

        var clause = Clauses.MostAsked(quote, matcher.Knows);
        return OrAll(names, clause.Contains);
    }

    /// <summary>Those of a kind, or all where none is.</summary>
    private static List<TextRange> OrAll(List<TextRange> names, Predicate<TextRange> isBetter) =>
        names.Exists(isBetter) ? names.FindAll(isBetter) : names;

    /// <summary>"Will the Government": a word of grammar is in capitals only because it begins the sentence.</summary>
    private static TextRange WithoutLead(string quote, TextRange name)
    {
        var words = Tokenizer.Tokenize(name.Of(quote).ToString());
        var first = words.FindIndex(word => !StopWords.Contains(name.Of(quote)[word.Start..word.End]));
        return first < 0 ? new TextRange(name.End, name.End)
            : first == 0 ? name
            : new TextRange(name.Start + words[first].Start, name.End);
    }

    private static bool IsName(string name, QuestionMatcher matcher)
    {
        var words = Tokenizer.Tokenize(name);
        return !words.Exists(word => matcher.Knows(word.Term)) && words.Exists(word => TellsWho(name[word.Start..word.End]));

        static bool TellsWho(string word) =>
            !StopWords.Contains(word)
            && !DocumentReference.IsDocumentWord(word)
            && !ClauseReference.IsLabel(word)
            && !ClauseNumber.TryParse(word, out _);
    }

    private static bool IsAsked(ParsedText quote, TextRange words, QuestionMatcher matcher) =>
        quote.TokensIn(words).All(word =>
            matcher.Knows(word.Term) || StopWords.Contains(quote.Text.AsSpan(word.Start, word.End - word.Start)));

    [GeneratedRegex(@"\G (?:after|before|from|following|of)\b", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex RunsFromEvent();

    [GeneratedRegex(@"\b(?:in|at|of|on|from|to|near|for)(?: the)? $", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex OfPlace();

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
