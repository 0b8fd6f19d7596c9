namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>How far the document is the one that is meant, and whether the sentence speaks of it as a whole.</summary>
internal sealed class DocumentFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        var view = sentence.Document;
        features[QuoteFeature.DocumentMatch] = view.Match;
        features[QuoteFeature.DocumentChosen] = view.IsBest ? 1 : 0;
        features[QuoteFeature.TitlePrecision] = view.TitlePrecision;
        features[QuoteFeature.TitleRecall] = view.TitleRecall;
        if (sentence.Question.IsOfDocument)
        {
            features[QuoteFeature.OfItself] = sentence.Sentence.SpeaksOfItself ? 1 : 0;
            features[QuoteFeature.LateOfItself] = sentence.Passage.Position;
        }
    }
}
