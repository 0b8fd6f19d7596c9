namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>
/// How near the question is to the sentence, its passage and its heading; and how near its passage is against the nearest and the usual
/// one.
/// </summary>
internal sealed class MeaningFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        if (sentence.Meaning is { Nearest: { Passages: [var best, ..] } nearest })
        {
            features[QuoteFeature.SentenceMeaning] = Math.Clamp(sentence.SentenceMeaning, 0, 1);
            features[QuoteFeature.PassageMeaning] = Math.Clamp(sentence.PassageMeaning, 0, 1);
            features[QuoteFeature.HeadingMeaning] = Math.Clamp(sentence.HeadingMeaning, 0, 1);
            features[QuoteFeature.NearestMeaning] = Math.Clamp(
                (sentence.PassageMeaning - nearest.UsualLevel) / Math.Max(nearest.Spread, best.Cosine - nearest.UsualLevel), 0, 1);
        }
    }
}
