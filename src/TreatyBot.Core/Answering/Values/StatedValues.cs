using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>
/// Finds what a quote says on a question that others may answer otherwise. One that says several such things is taken by the one that its
/// clause on what is asked states; where that is not plain it states none.
/// </summary>
internal static class StatedValues
{
    /// <param name="kind">What kind of answer is wanted.</param>
    /// <param name="quote">The words of the quote.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    /// <param name="question">What is asked.</param>
    /// <returns>The answer; null where the quote states none.</returns>
    public static StatedAnswer? Find(AnswerKind kind, string quote, Predicate<string> isAsked, string question) => kind switch
    {
        AnswerKind.YesNo => Polarity.Of(quote, isAsked, question),
        AnswerKind.Person or AnswerKind.Place or AnswerKind.Definition or AnswerKind.Reason or AnswerKind.Speech => null,
        _ => Choose(kind, quote, ValueParser.Parse(quote), isAsked),
    };

    /// <summary>The values of a kind of answer that a quote states of what is asked, and not of a part of it or on a condition.</summary>
    /// <param name="kind">What kind of answer is wanted.</param>
    /// <param name="quote">The words of the quote.</param>
    /// <param name="values">What the quote states: <see cref="ValueParser.Parse"/>.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    public static List<StatedValue> Of(AnswerKind kind, string quote, IReadOnlyList<StatedValue> values, Predicate<string> isAsked) =>
    [
        .. values
            .Where(value => Answers(kind, value.Kind)
                && (kind is AnswerKind.Date or AnswerKind.Duration || CountScope.IsOfWhole(quote, value, isAsked)))
            .Select(value => value.Of(isAsked)),
    ];

    /// <summary>"What discount do members get?" and "How soon must it be reported?" name no kind, and are answered by a value.</summary>
    private static bool Answers(AnswerKind kind, ValueKind value) => kind switch
    {
        AnswerKind.Date => value == ValueKind.Date,
        AnswerKind.Duration => value == ValueKind.Duration,
        AnswerKind.Amount or AnswerKind.Statement or AnswerKind.Name or AnswerKind.Procedure =>
            value is ValueKind.Amount or ValueKind.Count or ValueKind.Percentage or ValueKind.Duration,
        _ => false,
    };

    /// <summary>The value of the clause that speaks most of what is asked, and there the one nearest to what is asked.</summary>
    public static StatedAnswer? Choose(
        AnswerKind kind, string quote, IReadOnlyList<StatedValue> stating, Predicate<string> isAsked)
    {
        var stated = Of(kind, quote, stating, isAsked);
        var denials = stating
            .Where(value => value.Kind == ValueKind.Denial && Denials.TurnsRound(value.At.Of(quote).ToString()))
            .Select(value => value.At).ToList();
        var clauses = Clauses.In(quote, stated.ConvertAll(one => one.At)).ConvertAll(range => (
            Range: range,
            Asked: Clauses.CountAsked(range.Of(quote), isAsked),
            Stated: stated.FindAll(one => range.Contains(one.At) && !IsDenied(one, range))));
        var most = clauses.Max(clause => clause.Asked);
        var values = clauses.FindAll(clause => clause.Asked == most && clause.Stated.Count > 0)
            .ConvertAll(clause => Nearest(quote, clause.Range, clause.Stated, isAsked));
        return values.Count > 0 && values[0] is { } first && values.TrueForAll(value => value?.Normal == first.Normal)
            ? new StatedAnswer(first, Affirms: true, first.At)
            : null;

        // "Does not renew in 2031" states no year in which it renews.
        bool IsDenied(StatedValue value, TextRange clause) =>
            denials.Count(denial => clause.Contains(denial) && denial.End <= value.At.Start) % 2 == 1;
    }

    private static StatedValue? Nearest(string quote, TextRange clause, List<StatedValue> stated, Predicate<string> isAsked)
    {
        if (stated.TrueForAll(one => one.Normal == stated[0].Normal))
        {
            return stated[0];
        }

        var asked = Tokenizer.Tokenize(clause.Of(quote).ToString())
            .Where(token => isAsked(token.Term))
            .Select(token => clause.Start + token.Start)
            .ToList();
        var byDistance = stated
            .Select(one => (Value: one, Distance: asked.Count == 0 ? 0 : asked.Min(at => Math.Abs(at - one.At.Start))))
            .OrderBy(one => one.Distance)
            .ToList();
        var rival = byDistance.Find(one => one.Value.Normal != byDistance[0].Value.Normal);
        return rival.Distance > byDistance[0].Distance ? byDistance[0].Value : null;
    }
}
