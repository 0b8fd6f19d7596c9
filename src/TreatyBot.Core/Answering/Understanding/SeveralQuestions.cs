using System.Text.RegularExpressions;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// The questions of a message that asks several things: sentences that end in a question mark, or the items of a list. What asks nothing
/// by itself ("Right?", "Any ideas?") belongs to the question beside it.
/// </summary>
internal static partial class SeveralQuestions
{
    /// <param name="message">As it was written.</param>
    /// <param name="analyze">Understands one question.</param>
    /// <returns>The questions in their order; the message as it is where it asks one thing or nothing.</returns>
    public static IReadOnlyList<string> In(string message, Func<string, QuestionAnalysis> analyze)
    {
        var pieces = Split(PastedText.Without(message));
        if (pieces.Count < 2)
        {
            return [message];
        }

        var questions = new List<string>();
        var before = "";
        foreach (var piece in pieces)
        {
            var text = before.Length > 0 ? $"{before} {piece}" : piece;
            var asks = AsksSomething(analyze(piece), isFirst: questions.Count == 0);
            before = asks ? "" : text;
            if (asks)
            {
                questions.Add(text);
            }
        }

        if (questions.Count < 2)
        {
            return [message];
        }

        questions[^1] = before.Length > 0 ? $"{questions[^1]} {before}" : questions[^1];
        return questions;
    }

    private static List<string> Split(string message)
    {
        var items = Item().Split(message);
        var isList = items.Length > 2 && items.Skip(1).All(item => !item.Trim().Contains('\n', StringComparison.Ordinal));
        var pieces = isList
            ? items.Where((item, i) => i > 0 || !item.TrimEnd().EndsWith(':'))
            : AfterQuestionMark().Split(message);
        var found = pieces.Select(piece => piece.Trim()).Where(piece => piece.Length > 0).ToList();

        // Behind the last question mark stands no question: thanks, or what it is asked for.
        if (!isList && found.Count > 1 && !found[^1].Contains('?', StringComparison.Ordinal))
        {
            found[^2] = $"{found[^2]} {found[^1]}";
            found.RemoveAt(found.Count - 1);
        }

        return found;
    }

    /// <summary>
    /// "Since when?" and "And the toll?" ask something of what was asked before them; "Right?", "Any ideas?" and "Is that so?" do not.
    /// </summary>
    private static bool AsksSomething(QuestionAnalysis question, bool isFirst)
    {
        var things = question.Concepts.Count(concept => (concept.Roles & ConceptRoles.OfAsking) == ConceptRoles.None);
        return question.ClauseReference is not null
            || things > 1
            || (question.Kind is AnswerKind.Statement or AnswerKind.YesNo
                ? !isFirst && things > 0 && FollowUp.GoesOn(question.Text)
                : !isFirst || things > 0);
    }

    [GeneratedRegex(@"(?<=\?[!?]*)\s+(?=\S)", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex AfterQuestionMark();

    [GeneratedRegex(@"^[ \t]*(?:\d{1,2}[.)]|[-*•])[ \t]+", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 15_000)]
    private static partial Regex Item();
}
