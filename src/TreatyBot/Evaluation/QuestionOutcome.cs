using System.Diagnostics;
using TreatyBot.Core.Answering;

namespace TreatyBot.Evaluation;

/// <summary>How one question went.</summary>
/// <param name="Question">The question.</param>
/// <param name="IsAnswered">Whether an answer was given.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Right">For each quote whether it is right.</param>
/// <param name="Quotes">The quotes.</param>
/// <param name="Verbatim">How many quotes stand word for word in their source.</param>
/// <param name="Differs">Whether at least two sides were shown.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record QuestionOutcome(
    EvaluationQuestion Question,
    bool IsAnswered,
    double Confidence,
    IReadOnlyList<bool> Right,
    IReadOnlyList<Citation> Quotes,
    int Verbatim,
    bool Differs,
    TimeSpan Elapsed)
{
    public bool IsRightFirst => Right.Count > 0 && Right[0];

    public bool IsRightInThree => Right.Take(3).Any(right => right);

    /// <summary>Why an answerable question was missed; null where it was not.</summary>
    public string? Miss =>
        IsRightInThree ? null
        : !IsAnswered ? "abstained"
        : Right.Any(right => right) ? "right quote too late"
        : Question.Document is { } wanted && Quotes.Take(3).All(quote => quote.Document.Path != wanted) ? "wrong document"
        : "wrong place in the document";

    public static async Task<QuestionOutcome> AskAsync(
        EvaluationQuestion question, IndexedFolder indexed, Grader grader, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await indexed.AnswerAsync(question.Question, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var quotes = answer is Answered answered ? answered.Citations : [];
        return new QuestionOutcome(
            question,
            answer is Answered,
            answer.Confidence,
            [.. quotes.Select(quote => question.IsAnswerable && grader.IsRight(question, quote.Document.Path, quote.Quote.Text))],
            quotes,
            quotes.Count(quote => grader.IsVerbatim(quote.Document.Path, quote.Quote.Text)),
            answer is Answered { Differs: true }
                && quotes.Select(quote => quote.Side).OfType<string>().Distinct(StringComparer.Ordinal).Count() >= 2,
            elapsed);
    }
}
