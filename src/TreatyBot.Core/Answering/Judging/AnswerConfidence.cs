using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>How likely one of the candidates of a question answers it.</summary>
/// <param name="candidates">The sentences that may answer.</param>
/// <param name="foreign">Weighs the words that a candidate does not say; null where words alone answer.</param>
internal sealed class AnswerConfidence(Candidates candidates, ForeignWords? foreign)
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

    private const double OtherClause = 0.25;
    private const double ClauseItself = 0.8;
    private const double NoCount = 0.5;
    private const double OtherDocument = 0.5;

    private static readonly int AnswerFeatureCount = Enum.GetValues<AnswerFeature>().Length;

    private readonly QuestionAnalysis _question = candidates.Question;
    private readonly IReadOnlyList<ScoredSentence> _sentences = candidates.Sentences;
    private readonly DocumentChoice _choice = candidates.Choice;

    /// <summary>True where an agreement is called by its name, and no document bears that name.</summary>
    private bool IsOfUnknownAgreement => _choice.Best < DocumentChoice.Meant
        && _question.Concepts.Any(concept => concept.IsName && concept.Has(ConceptRoles.NamesDocument));

    /// <summary>
    /// How likely the question is answered by the best candidate or by the two after it: 0 to 1. What neither counts nor speaks of what is
    /// to be counted hardly answers "how many". Another agreement than the one that is called by its name, or another article than the one
    /// that was asked for, is hardly an answer, whatever else it says; where nothing is asked but what an article says, the article is the
    /// answer, if its document is the one that is meant.
    /// </summary>
    public async ValueTask<double> OfAsync(QuoteCandidate candidate, CancellationToken cancellationToken)
    {
        var answerFeatures = await FeaturesAsync(candidate, cancellationToken);
        var probability = candidates.Model.Probability(candidate.Features, answerFeatures);
        if (candidate.Features[(int)QuoteFeature.ClauseMissing] > 0
            || (_question.IsOfClauseAlone && candidates.Ranker.IsOfOtherClause(candidate)))
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
        var isMeant = _choice.IsOfAny || candidate.Features[(int)QuoteFeature.DocumentChosen] > 0;
        return _question.IsOfClauseAlone && isMeant ? Math.Max(probability, ClauseItself * clause * clause) : probability;
    }

    /// <summary>By <see cref="AnswerFeature"/>: how a candidate stands against the others.</summary>
    public async ValueTask<float[]> FeaturesAsync(QuoteCandidate candidate, CancellationToken cancellationToken)
    {
        var features = new double[AnswerFeatureCount];
        features[(int)AnswerFeature.Margin] = Margin(candidate);
        features[(int)AnswerFeature.Lead] = Ahead(candidate, _sentences[Math.Min(Field, _sentences.Count) - 1]);
        features[(int)AnswerFeature.Gathered] = _sentences.Take(Field)
            .Count(other => other.Passage.DocumentId == candidate.Passage.DocumentId) / (double)Field;
        features[(int)AnswerFeature.NamesAsked] = _choice.Naming.Count > 0 ? 1 : 0;
        features[(int)AnswerFeature.DocumentNamed] = _question.Concepts.Any(concept => concept.Has(ConceptRoles.NamesDocument)) ? 1 : 0;
        features[(int)AnswerFeature.BestDocument] = _choice.Best;
        features[(int)AnswerFeature.NoDocument] = _choice.Naming.Count > 0 && _choice.Best < DocumentChoice.Meant ? 1 : 0;
        features[(int)AnswerFeature.NameNotBorne] = _choice.Deciding.Count > 0
            ? 1 - _choice.Deciding.Min(name => candidates.Ranker.Borne(candidate.Passage.DocumentId, name))
            : 0;
        features[(int)AnswerFeature.SaidInDocument] = candidates.Ranker.SaidIn(candidate.Passage.DocumentId);
        features[(int)AnswerFeature.SaidWeight] = Math.Min(1, candidate.Said / (FullWeight * candidates.Matcher.MaxWeight));
        features[(int)AnswerFeature.UnsaidWeight] = Math.Min(1, candidate.Unsaid / (FullWeight * candidates.Matcher.MaxWeight));
        SetMeaning(candidate, features);
        if (foreign is not null)
        {
            (features[(int)AnswerFeature.ForeignToSentence], features[(int)AnswerFeature.ForeignToPassage]) =
                await foreign.WeighAsync(candidate, cancellationToken);
        }

        features[(int)AnswerFeature.YesNo] = _question.Kind == AnswerKind.YesNo ? 1 : 0;
        features[(int)AnswerFeature.Statement] = _question.Kind == AnswerKind.Statement ? 1 : 0;
        return Array.ConvertAll(features, value => (float)value);
    }

    private void SetMeaning(QuoteCandidate candidate, double[] features)
    {
        if (candidates.Meaning is not { Nearest: { Passages: [var best, ..] } nearest })
        {
            return;
        }

        features[(int)AnswerFeature.MeaningStandsOut] = StandsOut(best.Cosine);
        features[(int)AnswerFeature.MeaningAboveUsual] = StandsOut(candidate.Features[(int)QuoteFeature.PassageMeaning]);
        var rivals = _sentences
            .Where(other => !ReferenceEquals(other.Passage, candidate.Passage))
            .DistinctBy(other => other.Passage.PassageId)
            .Take(Rivals)
            .Select(other => candidates.Describe(other).Features[(int)QuoteFeature.SentenceMeaning])
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
        foreach (var other in _sentences)
        {
            if (!ReferenceEquals(other.Passage, candidate.Passage) && !SayTheSame(other, candidate))
            {
                return Ahead(candidate, other);
            }
        }

        return 1;
    }
}
