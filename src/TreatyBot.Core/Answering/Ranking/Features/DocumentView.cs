using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>A document as one question sees it.</summary>
/// <param name="InTitle">By concept: how well the document's names say it, 0 to 1.</param>
/// <param name="Topic">By concept: the weight of what is still to be said once the document is known.</param>
/// <param name="TopicTotal">The sum of these weights.</param>
/// <param name="Match">The share of the question's names that it bears.</param>
/// <param name="IsBest">True where no document bears clearly more of them.</param>
/// <param name="TitlePrecision">The share of its title, by what tells it from other documents, that the question says; 0 where the question
/// names none.</param>
/// <param name="TitleRecall">The share of the question's names that its title bears.</param>
/// <param name="Said">By concept: how well the passages looked at so far say it.</param>
internal sealed record DocumentView(
    double[] InTitle, double[] Topic, double TopicTotal, double Match, bool IsBest, double TitlePrecision, double TitleRecall,
    double[] Said)
{
    /// <summary>
    /// What remains of a name's weight where the document bears it: "the treaty" of a question need not stand in the sentence of a document
    /// that is the treaty. Where nothing else is asked, the name is the topic.
    /// </summary>
    public static DocumentView Of(long documentId, QuestionMatcher matcher, DocumentNames names, DocumentChoice choice)
    {
        var concepts = matcher.Concepts;
        var inTitle = new double[concepts.Count];
        var topic = new double[concepts.Count];
        var asked = 0.0;
        for (var i = 0; i < inTitle.Length; i++)
        {
            (inTitle[i], var called) = names.WeightOf(documentId, concepts[i]);
            var isName = choice.Naming.Contains(i);
            topic[i] = matcher.Weights[i] * (isName ? (1 - called) * (1 - called) : 1);
            asked += isName ? 0 : topic[i];
        }

        topic = asked > 0 ? topic : matcher.Weights;
        return new DocumentView(
            inTitle,
            topic,
            topic.Sum(),
            choice.Scores.GetValueOrDefault(documentId),
            choice.IsBest(documentId),
            choice.Scores.Count > 0 ? names.TitlePrecision(documentId, matcher) : 0,
            TitleRecallOf(documentId, matcher, names, choice),
            new double[concepts.Count]);
    }

    private static double TitleRecallOf(long documentId, QuestionMatcher matcher, DocumentNames names, DocumentChoice choice)
    {
        var total = 0.0;
        var borne = 0.0;
        foreach (var i in choice.Deciding)
        {
            total += matcher.Weights[i];
            borne += names.IsInTitle(documentId, matcher.Concepts[i]) ? matcher.Weights[i] : 0;
        }

        return total > 0 ? borne / total : 0;
    }
}
