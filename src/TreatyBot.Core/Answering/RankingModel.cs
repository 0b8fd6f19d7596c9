using System.Text.Json;
using System.Text.Json.Serialization;

namespace TreatyBot.Core.Answering;

/// <summary>
/// How likely a quote answers: the logistic function of the weighted sum of its features. The weights stand in a data file, with the tool that fits them.
/// </summary>
public sealed class RankingModel
{
    private readonly double[] _weights;
    private readonly double _bias;

    private RankingModel(double[] weights, double bias)
    {
        _weights = weights;
        _bias = bias;
    }

    /// <summary>Reads the weights.</summary>
    /// <exception cref="FormatException">Not JSON, a feature that there is not, or one that is missing.</exception>
    public static RankingModel Parse(string json)
    {
        RankingFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, RankingFileContext.Default.RankingFile);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The ranking weights are no JSON: {e.Message}", e);
        }

        var weights = new double[Enum.GetValues<QuoteFeature>().Length];
        var given = file?.Weights ?? [];
        foreach (var feature in Enum.GetValues<QuoteFeature>())
        {
            weights[(int)feature] = given.TryGetValue(feature.ToString(), out var weight)
                ? weight
                : throw new FormatException($"The ranking weights lack the feature '{feature}'.");
        }

        return given.Count == weights.Length
            ? new RankingModel(weights, file!.Bias)
            : throw new FormatException("The ranking weights name a feature that there is not: " + string.Join(", ", given.Keys.Where(key => !Enum.TryParse<QuoteFeature>(key, out _))));
    }

    /// <summary>From 0 to 1.</summary>
    internal double Probability(ReadOnlySpan<double> features)
    {
        var sum = _bias;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += _weights[i] * features[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}

internal sealed record RankingFile(double Bias, Dictionary<string, double> Weights);

[JsonSerializable(typeof(RankingFile))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip)]
internal sealed partial class RankingFileContext : JsonSerializerContext;
