using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Core.Answering.Retrieval;

/// <summary>A question as the encoder gets it.</summary>
internal static class QuestionText
{
    /// <summary>What was asked, with what a follow-up leaves unsaid.</summary>
    public static string Whole(QuestionAnalysis question)
    {
        var unsaid = question.Concepts.Where(concept => !question.Text.Contains(concept.Text, StringComparison.OrdinalIgnoreCase))
            .Select(concept => concept.Text);
        return string.Join(' ', unsaid.Prepend(question.Text));
    }

    /// <summary>What was asked without one of the things that it speaks of.</summary>
    public static string Without(QuestionAnalysis question, int concept) => Remove(Whole(question), question.Concepts[concept].Text);

    /// <summary>The same without the names of the documents that are meant: inside a document its own name tells nothing.</summary>
    public static string WithoutNames(QuestionAnalysis question, DocumentChoice choice) =>
        choice.Naming.Select(i => question.Concepts[i].Text).OrderByDescending(name => name.Length).Aggregate(Whole(question), Remove);

    private static string Remove(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text : text.Remove(at, name.Length);
    }
}
