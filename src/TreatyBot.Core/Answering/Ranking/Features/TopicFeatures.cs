namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>What is asked beside the names: where that is not said, names alone have matched.</summary>
internal sealed class TopicFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        var matcher = sentence.Matcher;
        var total = 0.0;
        var near = 0.0;
        var inPassage = 0.0;
        for (var i = 0; i < matcher.Concepts.Count; i++)
        {
            if (!matcher.Concepts[i].IsName)
            {
                var weight = matcher.Weights[i];
                var said = sentence.Match.AtSentence(i);
                total += weight;
                near += weight * said;
                inPassage += weight * Math.Max(said, sentence.Match.InPassage[i]);
            }
        }

        if (total > 0)
        {
            features[QuoteFeature.NamesAlone] = 1 - (near / total);
            features[QuoteFeature.TopicMissing] = 1 - (inPassage / total);
        }
    }
}
