namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>What the sentence looks like and where it stands, whatever is asked; and how well its passage was found.</summary>
internal sealed class ShapeFeatures : IFeatureGroup
{
    /// <summary>Fewer words are a heading or a remnant as a rule.</summary>
    private const int FewWords = 6;

    /// <summary>So many words are an ordinary sentence; from there its length is told in hundreds.</summary>
    private const int ManyWords = 40;

    public void Set(SentenceContext sentence, FeatureVector features)
    {
        var words = sentence.Sentence.Words;
        features[QuoteFeature.PassageScore] = sentence.PassageScore;
        features[QuoteFeature.First] = sentence.At == 0 ? 1 : 0;
        features[QuoteFeature.Opening] = sentence.Passage.IsOpening ? 1 : 0;
        features[QuoteFeature.Short] = words < FewWords ? 1 : 0;
        features[QuoteFeature.Long] = Math.Clamp((words - ManyWords) / 100.0, 0, 1);
        features[QuoteFeature.Scrap] = sentence.Sentence.IsScrap ? 1 : 0;
    }
}
