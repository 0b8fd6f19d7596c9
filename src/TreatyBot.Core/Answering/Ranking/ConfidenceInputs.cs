namespace TreatyBot.Core.Answering.Ranking;

/// <summary>
/// What the confidence is computed from: a constant, the ranking score, every feature, and the products of those that tell more together than each alone. A
/// heading that says what is asked is worth much in the document that is meant, and little in another.
/// </summary>
internal static class ConfidenceInputs
{
    /// <summary>Brings the score to the size of the features.</summary>
    private const double ScoreScale = 10;

    private static readonly QuoteFeature[] CombinedOfQuote =
    [
        QuoteFeature.InSentence, QuoteFeature.InPassage, QuoteFeature.HeadingTopic, QuoteFeature.HeadingPrecision, QuoteFeature.PassageScore, QuoteFeature.DocumentMatch,
        QuoteFeature.DocumentChosen, QuoteFeature.TitlePrecision, QuoteFeature.TitleRecall, QuoteFeature.NamesMissing, QuoteFeature.NamesAlone, QuoteFeature.TopicMissing, QuoteFeature.Missing, QuoteFeature.Unsaid, QuoteFeature.FirstMissing, QuoteFeature.LastMissing, QuoteFeature.LacksKind, QuoteFeature.Clause,
    ];

    private static readonly AnswerFeature[] CombinedOfAnswer =
    [
        AnswerFeature.Margin, AnswerFeature.Lead, AnswerFeature.Gathered, AnswerFeature.SaidInDocument, AnswerFeature.SaidWeight, AnswerFeature.UnsaidWeight, AnswerFeature.NamesAsked, AnswerFeature.DocumentNamed, AnswerFeature.BestDocument, AnswerFeature.YesNo,
    ];

    /// <summary>The names of the inputs, in order.</summary>
    public static readonly string[] Names = MakeNames();

    private static readonly int FeatureCount = QuoteFeatures.Count + Enum.GetValues<AnswerFeature>().Length;
    private static readonly int[] Combined =
        [.. CombinedOfQuote.Select(feature => (int)feature), .. CombinedOfAnswer.Select(feature => QuoteFeatures.Count + (int)feature)];

    /// <summary>The inputs of one candidate.</summary>
    /// <param name="score">Its ranking score.</param>
    /// <param name="features">By <see cref="QuoteFeature"/>.</param>
    /// <param name="answerFeatures">By <see cref="AnswerFeature"/>.</param>
    public static double[] Of(double score, ReadOnlySpan<double> features, ReadOnlySpan<double> answerFeatures)
    {
        var inputs = new double[Names.Length];
        inputs[0] = 1;
        inputs[1] = score / ScoreScale;
        var single = inputs.AsSpan(2, FeatureCount);
        features.CopyTo(single);
        answerFeatures.CopyTo(single[features.Length..]);
        var at = 2 + FeatureCount;
        for (var i = 0; i < Combined.Length; i++)
        {
            for (var j = i; j < Combined.Length; j++)
            {
                inputs[at++] = single[Combined[i]] * single[Combined[j]];
            }
        }

        return inputs;
    }

    private static string[] MakeNames()
    {
        string[] combined = [.. CombinedOfQuote.Select(feature => feature.ToString()), .. CombinedOfAnswer.Select(feature => feature.ToString())];
        return
        [
            "Constant",
            "Score",
            .. Enum.GetNames<QuoteFeature>(),
            .. Enum.GetNames<AnswerFeature>(),
            .. combined.SelectMany((one, i) => combined.Skip(i).Select(other => $"{one} * {other}")),
        ];
    }
}
