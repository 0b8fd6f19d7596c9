namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>Where what is asked is said: each concept counts once, where it is said closest to the sentence.</summary>
internal sealed class SharesFeatures : IFeatureGroup
{
    public void Set(SentenceContext sentence, FeatureVector features)
    {
        var (view, match) = (sentence.Document, sentence.Match);
        features[QuoteFeature.Concepts] = Concepts(sentence);
        features[QuoteFeature.Pairs] = match.Pairs();
        features[QuoteFeature.Density] = match.Density(sentence.Sentence);
        if (view.TopicTotal <= 0)
        {
            return;
        }

        Span<double> shares = stackalloc double[5];
        shares.Clear();
        for (var i = 0; i < match.InSentence.Length; i++)
        {
            var weight = view.Topic[i] / view.TopicTotal;
            var said = match.InSentence[i];
            shares[0] += weight * said;
            shares[1] += weight * Above(match.InHeadings[i], ref said);
            shares[2] += weight * Above(match.InPrevious[i], ref said);
            shares[3] += weight * Above(match.InPassage[i], ref said);
            shares[4] += weight * Above(view.InTitle[i], ref said);
        }

        features[QuoteFeature.InSentence] = shares[0];
        features[QuoteFeature.InHeadings] = shares[1];
        features[QuoteFeature.InPrevious] = shares[2];
        features[QuoteFeature.InPassage] = shares[3];
        features[QuoteFeature.InTitle] = shares[4];
    }

    private static double Above(double match, ref double said)
    {
        var more = Math.Max(0, match - said);
        said += more;
        return more;
    }

    /// <summary>Each concept alike, however rare its words.</summary>
    private static double Concepts(SentenceContext sentence)
    {
        var asked = 0;
        var said = 0.0;
        for (var i = 0; i < sentence.Document.Topic.Length; i++)
        {
            if (sentence.Document.Topic[i] > 0)
            {
                asked++;
                said += sentence.Match.AtSentence(i);
            }
        }

        return asked > 0 ? said / asked : 0;
    }
}
