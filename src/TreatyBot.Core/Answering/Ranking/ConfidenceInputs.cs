using TreatyBot.Core.Answering.Ranking.Features;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>
/// What the confidence is computed from: a constant, the ranking score, every feature, and how the candidate stands against the others.
/// </summary>
internal static class ConfidenceInputs
{
    /// <summary>Brings the score to the size of the features.</summary>
    private const float ScoreScale = 10;

    /// <summary>The names of the inputs, in order.</summary>
    public static readonly string[] Names = ["Constant", "Score", .. Enum.GetNames<QuoteFeature>(), .. Enum.GetNames<AnswerFeature>()];

    /// <summary>The inputs of one candidate.</summary>
    /// <param name="score">Its ranking score.</param>
    /// <param name="features">By <see cref="QuoteFeature"/>.</param>
    /// <param name="answerFeatures">By <see cref="AnswerFeature"/>.</param>
    public static float[] Of(double score, ReadOnlySpan<float> features, ReadOnlySpan<float> answerFeatures) =>
        [1, (float)score / ScoreScale, .. features, .. answerFeatures];
}
