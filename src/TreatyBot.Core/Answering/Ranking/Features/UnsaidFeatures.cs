using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>A sentence that says all of a question but one word may say nothing of what is asked.</summary>
internal sealed class UnsaidFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        var (matcher, match, view) = (sentence.Matcher, sentence.Match, sentence.Document);
        var missing = 0.0;
        var unsaid = 0.0;
        var first = -1;
        var last = -1;
        for (var i = 0; i < matcher.Concepts.Count; i++)
        {
            missing = Math.Max(missing, matcher.Weights[i] * (1 - sentence.Said(i)));
            var concept = matcher.Concepts[i];
            if (view.Topic[i] < matcher.Weights[i] / 2 || concept.Has(ConceptRoles.Light) || concept.Has(ConceptRoles.Focus))
            {
                continue;
            }

            unsaid = Math.Max(unsaid, matcher.Weights[i] * (1 - Math.Min(1, match.AtSentence(i))));
            if (!concept.IsName)
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        features[QuoteFeature.Missing] = Math.Max(Math.Min(1, missing / matcher.MaxWeight), features[QuoteFeature.ClauseMissing]);
        features[QuoteFeature.UnknownShare] = matcher.UnknownShare;
        features[QuoteFeature.Unsaid] = Math.Min(1, unsaid / matcher.MaxWeight);
        if (first >= 0)
        {
            features[QuoteFeature.FirstMissing] = 1 - Math.Min(1, match.AtSentence(first));
            features[QuoteFeature.LastMissing] = 1 - Math.Min(1, match.AtSentence(last));
        }
    }
}
