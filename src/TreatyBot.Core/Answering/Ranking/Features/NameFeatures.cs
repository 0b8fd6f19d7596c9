namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>How many of the names in the question the sentence says, and how many nothing about it does.</summary>
internal sealed class NameFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        var matcher = sentence.Matcher;
        var total = 0.0;
        var said = 0.0;
        var missing = 0.0;
        for (var i = 0; i < matcher.Concepts.Count; i++)
        {
            if (matcher.Concepts[i].IsName)
            {
                total += matcher.Weights[i];
                said += matcher.Weights[i] * sentence.Match.InSentence[i];
                missing += matcher.Weights[i] * (1 - sentence.Said(i));
            }
        }

        if (total > 0)
        {
            features[QuoteFeature.NamesInSentence] = said / total;
            features[QuoteFeature.NamesMissing] = missing / total;
        }
    }
}
