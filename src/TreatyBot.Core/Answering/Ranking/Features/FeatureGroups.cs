namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>All that is known of a sentence as an answer.</summary>
internal static class FeatureGroups
{
    /// <summary>In the order in which they are told: a later one may look at what an earlier one has set.</summary>
    private static readonly IFeatureGroup[] All =
    [
        new SharesFeatures(),
        new KindFeatures(),
        new ClauseFeatures(),
        new HeadingFeatures(),
        new DocumentFeatures(),
        new NameFeatures(),
        new TopicFeatures(),
        new UnsaidFeatures(),
        new CountFeatures(),
        new MeaningFeatures(),
        new ShapeFeatures(),
    ];

    public static void Set(SentenceContext sentence, FeatureVector features)
    {
        features.Clear();
        foreach (var group in All)
        {
            group.Set(sentence, features);
        }
    }
}
