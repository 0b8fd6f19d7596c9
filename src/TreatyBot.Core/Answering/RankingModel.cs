using System.Text.Json;
using System.Text.Json.Serialization;

namespace TreatyBot.Core.Answering;

/// <summary>
/// Which of the candidates answers best, and how likely it answers: two weighted sums of their features. The weights stand in a data file; the tool that fits
/// them is <c>tests/TreatyBot.Tuning</c>.
/// </summary>
public sealed class RankingModel
{
    private readonly double[] _ranking;
    private readonly double[] _confidence;
    private readonly double[] _answer;
    private readonly double _scoreWeight;
    private readonly double _bias;

    private RankingModel(RankingFile file)
    {
        _ranking = Weights<QuoteFeature>(file.Ranking, "ranking");
        _confidence = Weights<QuoteFeature>(file.Confidence, "confidence");
        _answer = Weights<AnswerFeature>(file.Answer, "answer");
        _scoreWeight = file.ScoreWeight;
        _bias = file.Bias;
    }

    /// <summary>Reads the weights.</summary>
    /// <exception cref="FormatException">Not JSON, a feature that there is not, or one that is missing.</exception>
    public static RankingModel Parse(string json)
    {
        try
        {
            return new RankingModel(JsonSerializer.Deserialize(json, RankingFileContext.Default.RankingFile) ?? throw new JsonException("null"));
        }
        catch (JsonException e)
        {
            throw new FormatException($"The ranking weights are no JSON of theirs: {e.Message}", e);
        }
    }

    /// <summary>How a candidate stands against the others of its question: the weighted sum of its features.</summary>
    internal double Score(ReadOnlySpan<double> features) => Sum(_ranking, features);

    /// <summary>How likely a candidate answers, from 0 to 1: the logistic function of its score, its features, and how it stands against the others.</summary>
    internal double Probability(ReadOnlySpan<double> features, ReadOnlySpan<double> answerFeatures) =>
        1 / (1 + Math.Exp(-(_bias + (_scoreWeight * Score(features)) + Sum(_confidence, features) + Sum(_answer, answerFeatures))));

    private static double Sum(double[] weights, ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }

    private static double[] Weights<TFeature>(Dictionary<string, double>? given, string section)
        where TFeature : struct, Enum
    {
        given ??= [];
        if (given.Keys.FirstOrDefault(name => !Enum.TryParse<TFeature>(name, out _)) is { } unknown)
        {
            throw new FormatException($"The ranking weights name a feature that there is not: '{unknown}' under '{section}'.");
        }

        return Array.ConvertAll(Enum.GetValues<TFeature>(), feature => given.TryGetValue(feature.ToString(), out var weight)
            ? weight
            : throw new FormatException($"The ranking weights lack the feature '{feature}' under '{section}'."));
    }
}

/// <param name="Ranking">By feature: what decides which candidate stands first.</param>
/// <param name="Bias">Of the confidence.</param>
/// <param name="ScoreWeight">How much the ranking score counts in the confidence.</param>
/// <param name="Confidence">By feature: what makes the first candidate more or less likely to answer, beyond its score.</param>
/// <param name="Answer">By feature: how it stands against the others.</param>
internal sealed record RankingFile(
    Dictionary<string, double> Ranking,
    double Bias,
    double ScoreWeight,
    Dictionary<string, double> Confidence,
    Dictionary<string, double> Answer);

[JsonSerializable(typeof(RankingFile))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, WriteIndented = true)]
internal sealed partial class RankingFileContext : JsonSerializerContext;
