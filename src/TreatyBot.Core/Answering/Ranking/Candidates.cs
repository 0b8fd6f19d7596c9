using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>The sentences that may answer one question, best first.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Sentences">The best first.</param>
/// <param name="Matcher">Knows the words of the question.</param>
/// <param name="Ranker">Has scored the sentences.</param>
/// <param name="Choice">The documents that the question names.</param>
/// <param name="Model">The weights that ordered the sentences.</param>
/// <param name="Meaning">What the question means; null where words alone answer.</param>
internal sealed record Candidates(
    QuestionAnalysis Question, IReadOnlyList<ScoredSentence> Sentences, QuestionMatcher Matcher, QuoteRanker Ranker, DocumentChoice Choice,
    RankingModel Model, QuestionMeaning? Meaning)
{
    private const double SourceShare = 0.7;

    /// <summary>The words of the question.</summary>
    public ParsedText Asked { get; } = new(Question.Text);

    /// <summary>True where the question names something that several documents are called by, as two people of one name are.</summary>
    public bool MeansSeveral { get; } = Choice.Naming.Count > 0 && Choice.Scores.Keys.Count(Choice.IsBest) > 1;

    /// <summary>
    /// The sentences of the place that is asked for, in the order of the text, where nothing else is asked and one document alone has it;
    /// else none.
    /// </summary>
    public IReadOnlyList<ScoredSentence> Place
    {
        get
        {
            if (Sentences is not [{ AskedFor: not AskedFor.Nothing and var asked } first, ..]
                || !(Question.IsOfClauseAlone || asked == AskedFor.Section))
            {
                return [];
            }

            var place = Sentences.TakeWhile(sentence => sentence.AskedFor == asked).ToList();
            return place.TrueForAll(sentence => sentence.Passage.DocumentId == first.Passage.DocumentId) ? place : [];
        }
    }

    /// <summary>
    /// True where a candidate's document bears nearly all that is borne of the names in question: another source on the same.
    /// </summary>
    public bool IsSource(QuoteCandidate candidate) => candidate.Features[(int)QuoteFeature.DocumentMatch] >= Choice.Best * SourceShare;

    /// <summary>A sentence with all that its score was made of.</summary>
    public QuoteCandidate Describe(ScoredSentence sentence) => Ranker.Describe(sentence);
}
