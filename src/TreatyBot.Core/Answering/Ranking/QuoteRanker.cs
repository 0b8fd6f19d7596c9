using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Answering.Selection;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>Scores every sentence of a passage as an answer to one question. For one thread at a time.</summary>
internal sealed class QuoteRanker(SentenceContext context, DocumentChoice choice, RankingModel model)
{
    private const double HalfSaid = 0.5;

    private readonly FeatureVector _features = new();

    /// <summary>Scores the sentences of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="passageScore">Its score against the best passage's: 0 to 1.</param>
    /// <param name="candidates">Takes one candidate a sentence.</param>
    public void Rank(PassageAnalysis passage, double passageScore, List<ScoredSentence> candidates)
    {
        context.Enter(passage);
        var isMeant = choice.IsOfAny || choice.IsBest(passage.DocumentId);
        var isClause = context.IsClause && isMeant;
        var clause = context.Clause.IsWrittenAlike(passage) ? AskedFor.Clause : AskedFor.ClauseWrittenOtherwise;
        var isSection = (isClause || context.Question.AsksForSection) && HeadingSaysTheRest(passage);
        for (var i = 0; i < passage.Sentences.Length; i++)
        {
            context.EnterSentence(i, passageScore);
            FeatureGroups.Set(context, _features);
            var asked = isClause && context.Clause.IsInParagraph(passage, i) ? AskedFor.Paragraph
                : isSection ? AskedFor.Section
                : isClause ? clause
                : isMeant && context.Clause.IsItem(passage, i) ? AskedFor.Item
                : AskedFor.Nothing;
            candidates.Add(new ScoredSentence(passage, i, passageScore, model.Score(_features.Values), asked));
        }
    }

    /// <summary>A scored sentence with all that its score was made of.</summary>
    public QuoteCandidate Describe(ScoredSentence scored)
    {
        context.Enter(scored.Passage);
        context.EnterSentence(scored.Sentence, scored.PassageScore);
        FeatureGroups.Set(context, _features);
        var (said, unsaid) = Weigh();
        return new QuoteCandidate(scored.Passage, scored.Sentence, _features.Values.ToArray(), said, unsaid, scored.Score, Gaps());
    }

    /// <summary>True where an article is asked for by its number, and the candidate stands in another one.</summary>
    public bool IsOfOtherClause(QuoteCandidate candidate) => context.Clause.IsOther(candidate.Passage, candidate.Sentence);

    /// <summary>How much a document bears a concept by its names: 0 to 1.</summary>
    public double Borne(long documentId, int concept) => context.DocumentOf(documentId).InTitle[concept];

    /// <summary>How much of what is asked of a document the passages seen of it say together: 0 to 1.</summary>
    public double SaidIn(long documentId)
    {
        var view = context.DocumentOf(documentId);
        var said = 0.0;
        for (var i = 0; i < view.Said.Length; i++)
        {
            said += view.Topic[i] * view.Said[i];
        }

        return view.TopicTotal > 0 ? said / view.TopicTotal : 0;
    }

    /// <summary>
    /// True where something is asked beside the number and the document, and the innermost heading says it; where a section is asked for by
    /// what it is about, nothing else either.
    /// </summary>
    private bool HeadingSaysTheRest(PassageAnalysis passage)
    {
        var concepts = Enumerable.Range(0, context.Matcher.Concepts.Count);
        if (!context.Question.AsksForSection)
        {
            var rest = concepts.Where(i => !choice.Naming.Contains(i)).ToList();
            return rest.Count > 0 && rest.TrueForAll(i => context.Match.InInnermost[i] >= HalfSaid);
        }

        return passage.Headings is [.., { Length: > 0 } innermost]
            && Array.TrueForAll(innermost, word => word.IsLabel || context.Matcher.Knows(word.Hash))
            && concepts.All(i => context.Match.InInnermost[i] >= HalfSaid
                || (choice.IsBest(passage.DocumentId) && Borne(passage.DocumentId, i) > 0));
    }

    /// <summary>By concept: its weight where it is hardly said about the sentence, else 0.</summary>
    private double[] Gaps() =>
        [.. context.Matcher.Weights.Select((weight, i) => context.Said(i) is < HalfSaid and var said ? weight * (1 - said) : 0)];

    /// <summary>By weight: how much of the question sentence and headings say, and how much nothing about it says.</summary>
    private (double Said, double Unsaid) Weigh()
    {
        var matcher = context.Matcher;
        var said = 0.0;
        var unsaid = 0.0;
        for (var i = 0; i < matcher.Weights.Length; i++)
        {
            said += matcher.Weights[i] * context.Match.AtSentence(i);
            unsaid += matcher.Weights[i] * (1 - context.Said(i));
        }

        // A number that was asked for is as rare as a name.
        said += matcher.MaxWeight * _features[QuoteFeature.Clause];
        unsaid += matcher.MaxWeight * _features[QuoteFeature.ClauseMissing];
        return (said, unsaid);
    }
}
