using System.Globalization;
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
    /// <param name="ownTerms">The terms that the question says itself, without what else they may be said as.</param>
    /// <returns>The value; null where the quote states none.</returns>
    public static StatedValue? Find(AnswerKind kind, string quote, Predicate<string> isAsked, IReadOnlySet<string> ownTerms) => kind switch
    {
        AnswerKind.YesNo => Polarity.Of(quote, isAsked, ownTerms),
        AnswerKind.Date => Choose(quote, [.. StatedDate.In(quote).Select(YearOf)], isAsked),
        AnswerKind.Duration => Choose(quote, StatedDurations.In(quote), isAsked),
        AnswerKind.Amount => Choose(quote, StatedAmounts.In(quote, isAsked), isAsked),
        _ => null,
    };

    /// <summary>Years alone are compared: two days of one year are more often two events than a contradiction.</summary>
    private static (StatedValue Value, TextRange At) YearOf(StatedDate date) => (
        new StatedValue(date.First.Year.ToString(CultureInfo.InvariantCulture), StatedValue.Year, date.First.Year),
        new TextRange(date.Start, date.Start + date.Words.Length));

    /// <summary>The value of the clause that speaks most of what is asked, and there the one nearest to what is asked.</summary>
    private static StatedValue? Choose(string quote, List<(StatedValue Value, TextRange At)> stated, Predicate<string> isAsked)
    {
        var clauses = Clauses.In(quote, stated.ConvertAll(one => one.At)).ConvertAll(range => (
            Range: range,
            Asked: Clauses.CountAsked(range.Of(quote), isAsked),
            Stated: stated.FindAll(one => range.Contains(one.At))));
        var most = clauses.Max(clause => clause.Asked);
        var values = clauses.FindAll(clause => clause.Asked == most && clause.Stated.Count > 0)
            .ConvertAll(clause => Nearest(quote, clause.Range, clause.Stated, isAsked));
        return values.Count > 0 && values.TrueForAll(value => value?.Label == values[0]?.Label) ? values[0] : null;
    }

    private static StatedValue? Nearest(
        string quote, TextRange clause, List<(StatedValue Value, TextRange At)> stated, Predicate<string> isAsked)
    {
        if (stated.TrueForAll(one => one.Value.Label == stated[0].Value.Label))
        {
            return stated[0].Value;
        }

        var asked = Tokenizer.Tokenize(clause.Of(quote).ToString())
            .Where(token => isAsked(token.Term))
            .Select(token => clause.Start + token.Start)
            .ToList();
        var byDistance = stated
            .Select(one => (one.Value, Distance: asked.Count == 0 ? 0 : asked.Min(at => Math.Abs(at - one.At.Start))))
            .OrderBy(one => one.Distance)
            .ToList();
        var rival = byDistance.Find(one => one.Value.Label != byDistance[0].Value.Label);
        return rival.Distance > byDistance[0].Distance ? byDistance[0].Value : null;
    }
}
