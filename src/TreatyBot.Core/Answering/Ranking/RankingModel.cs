using System.Text.Json;
using System.Text.Json.Serialization;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>
/// Which of the candidates answers best, and how likely it answers: two weighted sums of their features. The weights stand in a data file; the tool that fits
/// them is <c>tests/TreatyBot.Tuning</c>.
/// </summary>
public sealed class RankingModel
{
    private readonly double[] _ranking;
    private readonly double[] _confidence;

    private RankingModel(RankingFile file)
    {
        _ranking = Weights(file.Ranking, Enum.GetNames<QuoteFeature>(), "ranking");
        _confidence = Weights(file.Confidence, ConfidenceInputs.Names, "confidence");
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
        1 / (1 + Math.Exp(-Sum(_confidence, ConfidenceInputs.Of(Score(features), features, answerFeatures))));

    private static double Sum(double[] weights, ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }

    private static double[] Weights(Dictionary<string, double>? given, string[] names, string section)
    {
        given ??= [];
        if (given.Keys.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException($"The ranking weights name a feature that there is not: '{unknown}' under '{section}'.");
        }

        return Array.ConvertAll(names, name => given.TryGetValue(name, out var weight)
            ? weight
            : throw new FormatException($"The ranking weights lack the feature '{name}' under '{section}'."));
    }
}

/// <param name="Ranking">By <see cref="QuoteFeature"/>: what decides which candidate stands first.</param>
/// <param name="Confidence">By <see cref="ConfidenceInputs"/>: what makes a candidate more or less likely to answer.</param>
internal sealed record RankingFile(Dictionary<string, double> Ranking, Dictionary<string, double> Confidence);

[JsonSerializable(typeof(RankingFile))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, WriteIndented = true)]
internal sealed partial class RankingFileContext : JsonSerializerContext;
