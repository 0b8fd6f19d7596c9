namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>
/// Features of a sentence that look at the same things and are therefore told together. Another one is a value of
/// <see cref="QuoteFeature"/>, a class, and a line in <see cref="FeatureGroups"/>; the weights are then fitted anew.
/// </summary>
internal interface IFeatureGroup
{
    /// <param name="sentence">The sentence and all that stands about it.</param>
    /// <param name="features">Takes the values, each from 0 to 1; what is not set is 0. Those of the groups before stand in it.</param>
    void Set(SentenceContext sentence, FeatureVector features);
}
