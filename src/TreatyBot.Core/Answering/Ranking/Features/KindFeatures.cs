using TreatyBot.Core.Answering.Passages;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>Whether the sentence holds such a thing as is wanted: a date for "when".</summary>
internal sealed class KindFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        if (sentence.Wanted != AnswerTraits.None)
        {
            features[sentence.HoldsKind ? QuoteFeatures.OfKind(sentence.Question.Kind) : QuoteFeature.LacksKind] = 1;
        }
    }
}
