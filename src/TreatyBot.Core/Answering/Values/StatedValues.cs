using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;

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
    public static StatedAnswer? Find(AnswerKind kind, ParsedText quote, Predicate<string> isAsked, ParsedText question) => kind switch
    {
        AnswerKind.YesNo => Polarity.Of(quote, isAsked, question),
        AnswerKind.Person or AnswerKind.Place or AnswerKind.Definition or AnswerKind.Reason or AnswerKind.Speech => null,
        _ => Choose(kind, quote, isAsked),
    };

    /// <summary>The values of a kind of answer that a quote states of what is asked, and not of a part of it or on a condition.</summary>
    /// <param name="kind">What kind of answer is wanted.</param>
    /// <param name="quote">The words of the quote.</param>
    /// <param name="isAsked">Whether the question speaks of a term.</param>
    public static List<StatedValue> Of(AnswerKind kind, ParsedText quote, Predicate<string> isAsked) =>
    [
        .. quote.Values
            .Where(value => Answers(kind, value.Kind)
                && (kind is AnswerKind.Date or AnswerKind.Duration || CountScope.IsOfWhole(quote.Text, value, isAsked)))
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
    public static StatedAnswer? Choose(AnswerKind kind, ParsedText quote, Predicate<string> isAsked)
    {
        var stated = Of(kind, quote, isAsked);
        if (stated.Count == 0)
        {
            return null;
        }

        var denials = quote.Values
            .Where(value => value.Kind == ValueKind.Denial && Denials.TurnsRound(value.At.Of(quote.Text).ToString()))
            .Select(value => value.At).ToList();
        var clauses = Clauses.In(quote.Text, stated.ConvertAll(one => one.At)).ConvertAll(range => (
            Range: range,
            Asked: Clauses.CountAsked(quote, range, isAsked),
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

    private static StatedValue? Nearest(ParsedText quote, TextRange clause, List<StatedValue> stated, Predicate<string> isAsked)
    {
        if (stated.TrueForAll(one => one.Normal == stated[0].Normal))
        {
            return stated[0];
        }

        var asked = quote.TokensIn(clause).Where(token => isAsked(token.Term)).Select(token => token.Start).ToList();
        var byDistance = stated
            .Select(one => (Value: one, Distance: asked.Count == 0 ? 0 : asked.Min(at => Math.Abs(at - one.At.Start))))
            .OrderBy(one => one.Distance)
            .ToList();
        var rival = byDistance.Find(one => one.Value.Normal != byDistance[0].Value.Normal);
        return rival.Distance > byDistance[0].Distance ? byDistance[0].Value : null;
    }
}
