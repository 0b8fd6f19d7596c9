using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Questions;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>The sentences that may answer one question, best first.</summary>
internal sealed class Candidates(
    QuestionAnalysis question, IReadOnlyList<ScoredSentence> sentences, QuestionMatcher matcher, QuoteRanker ranker, DocumentChoice choice,
    RankingModel model, QuestionMeaning? meaning, ForeignWords? foreign)
{
    /// <summary>A margin of so much in the score is as good as any larger one.</summary>
    private const double FullMargin = 4;

    /// <summary>So many words that no passage has say all that one can wish.</summary>
    private const double FullWeight = 3;

    /// <summary>So many of the best sentences tell whether an answer stands out.</summary>
    private const int Field = 10;

    /// <summary>So many passages after the best are its rivals in meaning.</summary>
    private const int Rivals = 4;

    /// <summary>No passage stands farther above the usual one than this many standard deviations.</summary>
    private const double FullDeviation = 10;

    private const double SourceShare = 0.7;

    private const double OtherClause = 0.25;
    private const double ClauseItself = 0.8;
    private const double NoCount = 0.5;
    private const double OtherDocument = 0.5;

    private static readonly int AnswerFeatureCount = Enum.GetValues<AnswerFeature>().Length;

    public QuestionAnalysis Question => question;

    public QuestionMatcher Matcher => matcher;

    /// <summary>The terms that the question says itself, without what else they may be said as.</summary>
    public IReadOnlySet<string> OwnTerms { get; } =
        question.Concepts.SelectMany(concept => concept.OwnTerms).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<ScoredSentence> Sentences => sentences;

    /// <summary>True where the question names something that several documents are called by, as two people of one name are.</summary>
    public bool MeansSeveral { get; } = choice.Naming.Count > 0 && choice.Scores.Keys.Count(choice.IsBest) > 1;

    /// <summary>A passage of the one document that the question can mean; null where it can mean several.</summary>
    public PassageAnalysis? OnlyDocument
    {
        get
        {
            var meant = sentences.Select(sentence => sentence.Passage).DistinctBy(passage => passage.DocumentId)
                .Where(passage => choice.Naming.Count == 0 || choice.IsBest(passage.DocumentId)).Take(2).ToList();
            return meant.Count == 1 ? meant[0] : null;
        }
    }

    /// <summary>True where an agreement is called by its name, and no document bears that name.</summary>
    private bool IsOfUnknownAgreement { get; } = choice.Best < DocumentChoice.Meant
        && question.Concepts.Any(concept => concept.IsName && concept.Has(ConceptRoles.NamesDocument));

    /// <summary>
    /// True where a candidate's document bears nearly all that is borne of the names in question: another source on the same.
    /// </summary>
    public bool IsSource(QuoteCandidate candidate) => candidate.Features[(int)QuoteFeature.DocumentMatch] >= choice.Best * SourceShare;

    /// <summary>A sentence with all that its score was made of.</summary>
    public QuoteCandidate Describe(ScoredSentence sentence) => ranker.Describe(sentence);

    /// <summary>
    /// How likely the question is answered by the best candidate or by the two after it: 0 to 1. What neither counts nor speaks of what is
    /// to be counted hardly answers "how many". Another agreement than the one that is called by its name, or another article than the one
    /// that was asked for, is hardly an answer, whatever else it says; where nothing is asked but what an article says, the article is the
    /// answer, if its document is the one that is meant.
    /// </summary>
    public async ValueTask<double> ConfidenceAsync(QuoteCandidate candidate, CancellationToken cancellationToken)
    {
        var answerFeatures = await AnswerFeaturesAsync(candidate, cancellationToken);
        var probability = model.Probability(candidate.Features, answerFeatures);
        if (candidate.Features[(int)QuoteFeature.ClauseMissing] > 0 || (question.IsOfClauseAlone && ranker.IsOfOtherClause(candidate)))
        {
            return probability * OtherClause;
        }

        if (candidate.Features[(int)QuoteFeature.CountedMissing] > 0 && candidate.Features[(int)QuoteFeature.LacksKind] > 0)
        {
            return probability * NoCount;
        }

        if (IsOfUnknownAgreement)
        {
            return probability * OtherDocument;
        }

        var clause = candidate.Features[(int)QuoteFeature.Clause];
        var isMeant = choice.Naming.Count == 0 || candidate.Features[(int)QuoteFeature.DocumentChosen] > 0;
        return question.IsOfClauseAlone && isMeant ? Math.Max(probability, ClauseItself * clause * clause) : probability;
    }

    /// <summary>By <see cref="AnswerFeature"/>: how a candidate stands against the others.</summary>
    public async ValueTask<float[]> AnswerFeaturesAsync(QuoteCandidate candidate, CancellationToken cancellationToken)
    {
        var features = new double[AnswerFeatureCount];
        features[(int)AnswerFeature.Margin] = Margin(candidate);
        features[(int)AnswerFeature.Lead] = Ahead(candidate, sentences[Math.Min(Field, sentences.Count) - 1]);
        features[(int)AnswerFeature.Gathered] = sentences.Take(Field)
            .Count(other => other.Passage.DocumentId == candidate.Passage.DocumentId) / (double)Field;
        features[(int)AnswerFeature.NamesAsked] = choice.Naming.Count > 0 ? 1 : 0;
        features[(int)AnswerFeature.DocumentNamed] = question.Concepts.Any(concept => concept.Has(ConceptRoles.NamesDocument)) ? 1 : 0;
        features[(int)AnswerFeature.BestDocument] = choice.Best;
        features[(int)AnswerFeature.NoDocument] = choice.Naming.Count > 0 && choice.Best < DocumentChoice.Meant ? 1 : 0;
        features[(int)AnswerFeature.NameNotBorne] = choice.Deciding.Count > 0
            ? 1 - choice.Deciding.Min(name => ranker.Borne(candidate.Passage.DocumentId, name))
            : 0;
        features[(int)AnswerFeature.SaidInDocument] = ranker.SaidIn(candidate.Passage.DocumentId);
        features[(int)AnswerFeature.SaidWeight] = Math.Min(1, candidate.Said / (FullWeight * matcher.MaxWeight));
        features[(int)AnswerFeature.UnsaidWeight] = Math.Min(1, candidate.Unsaid / (FullWeight * matcher.MaxWeight));
        SetMeaning(candidate, features);
        if (foreign is not null)
        {
            (features[(int)AnswerFeature.ForeignToSentence], features[(int)AnswerFeature.ForeignToPassage]) =
                await foreign.WeighAsync(candidate, cancellationToken);
        }

        features[(int)AnswerFeature.YesNo] = question.Kind == AnswerKind.YesNo ? 1 : 0;
        features[(int)AnswerFeature.Statement] = question.Kind == AnswerKind.Statement ? 1 : 0;
        return Array.ConvertAll(features, value => (float)value);
    }

    private void SetMeaning(QuoteCandidate candidate, double[] features)
    {
        if (meaning is not { Nearest: { Passages: [var best, ..] } nearest })
        {
            return;
        }

        features[(int)AnswerFeature.MeaningStandsOut] = StandsOut(best.Cosine);
        features[(int)AnswerFeature.MeaningAboveUsual] = StandsOut(candidate.Features[(int)QuoteFeature.PassageMeaning]);
        var rivals = sentences
            .Where(other => !ReferenceEquals(other.Passage, candidate.Passage))
            .DistinctBy(other => other.Passage.PassageId)
            .Take(Rivals)
            .Select(other => Describe(other).Features[(int)QuoteFeature.SentenceMeaning])
            .ToList();
        features[(int)AnswerFeature.MeaningMargin] = rivals.Count > 0
            ? candidate.Features[(int)QuoteFeature.SentenceMeaning] - rivals.Average()
            : 0;

        double StandsOut(double cosine) => Math.Clamp((cosine - nearest.UsualLevel) / nearest.Spread / FullDeviation, -1, 1);
    }

    /// <summary>What another source says in the same words is no rival.</summary>
    private static bool SayTheSame(ScoredSentence one, QuoteCandidate other)
    {
        var sentence = one.Passage.Sentences[one.Sentence];
        var rival = other.Passage.Sentences[other.Sentence];
        return sentence.EndTerm - sentence.FirstTerm == rival.EndTerm - rival.FirstTerm
            && one.Passage.Terms[sentence.FirstTerm..sentence.EndTerm].Select(term => term.Hash)
                .SequenceEqual(other.Passage.Terms[rival.FirstTerm..rival.EndTerm].Select(term => term.Hash));
    }

    private static double Ahead(QuoteCandidate candidate, ScoredSentence other) =>
        Math.Clamp((candidate.Score - other.Score) / FullMargin, -1, 1);

    private double Margin(QuoteCandidate candidate)
    {
        foreach (var other in sentences)
        {
            if (!ReferenceEquals(other.Passage, candidate.Passage) && !SayTheSame(other, candidate))
            {
                return Ahead(candidate, other);
            }
        }

        return 1;
    }
}
