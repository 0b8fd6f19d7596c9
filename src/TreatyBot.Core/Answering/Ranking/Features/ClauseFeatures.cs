namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>Whether the sentence stands in the article that is asked for by its number, or mentions it.</summary>
internal sealed class ClauseFeatures : IFeatureGroup
{
    /// <summary>A sentence that mentions an article says less of it than the article itself.</summary>
    private const double ClauseMentioned = 0.8;

    public void Set(SentenceContext sentence, FeatureVector features)
    {
        if (!sentence.Clause.IsAsked)
        {
            return;
        }

        var (first, end) = sentence.Passage.TermsOf(sentence.At);
        var isPlace = sentence.IsClause || sentence.Clause.IsItem(sentence.Passage, sentence.At);
        var isThere = isPlace
            || sentence.Clause.IsNamedBy(sentence.Passage.Terms.AsSpan(first, end - first), sentence.Matcher.Knows);
        features[QuoteFeature.Clause] = isPlace ? 1 : isThere ? ClauseMentioned : 0;
        features[QuoteFeature.ClauseMissing] = isThere ? 0 : 1;
        if (sentence.Matcher.Concepts.Count == 0)
        {
            // "What does article four say?" asks for nothing but the article.
            features[QuoteFeature.InSentence] = features[QuoteFeature.Clause];
        }
    }
}
