namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>
/// How far the innermost heading and what is asked are the same: the share of each that the other says, and their harmonic mean.
/// </summary>
internal sealed class HeadingFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        var (passage, view) = (sentence.Passage, sentence.Document);
        if (passage.Headings.Length == 0 || view.TopicTotal <= 0)
        {
            return;
        }

        var words = 0;
        var known = 0;
        foreach (var word in passage.Headings[^1])
        {
            words += word.IsLabel ? 0 : 1;
            known += !word.IsLabel && sentence.Matcher.Knows(word.Hash) ? 1 : 0;
        }

        var said = 0.0;
        for (var i = 0; i < view.Topic.Length; i++)
        {
            said += view.Topic[i] * sentence.Match.InInnermost[i];
        }

        var precision = words == 0 ? 0 : known / (double)words;
        var recall = said / view.TopicTotal;
        features[QuoteFeature.HeadingPrecision] = said > 0 ? precision : 0;
        features[QuoteFeature.HeadingTopic] = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
}
