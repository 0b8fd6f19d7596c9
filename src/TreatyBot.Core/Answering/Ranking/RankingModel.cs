using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Answering.Ranking.Features;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>
/// Which of the candidates answers best, and how likely it answers: two small networks over their features. The weights stand in a data
/// file; the tool that fits them is <c>tests/TreatyBot.Tuning</c>.
/// </summary>
public sealed class RankingModel
{
    private readonly ScoringNetwork _ranking;
    private readonly ScoringNetwork _confidence;

    private RankingModel(RankingFile file)
    {
        _ranking = new ScoringNetwork(file.Ranking, Enum.GetNames<QuoteFeature>(), "ranking");
        _confidence = new ScoringNetwork(file.Confidence, ConfidenceInputs.Names, "confidence");
    }

    /// <summary>Reads the weights.</summary>
    /// <exception cref="FormatException">Not JSON, an input that there is not, or one that is missing.</exception>
    public static RankingModel Parse(string json)
    {
        try
        {
            return new RankingModel(JsonSerializer.Deserialize(json, RankingFileContext.Default.RankingFile)
                ?? throw new JsonException("null"));
        }
        catch (JsonException e)
        {
            throw new FormatException($"The ranking weights are no JSON of theirs: {e.Message}", e);
        }
    }

    /// <summary>How a candidate stands against the others of its question.</summary>
    internal double Score(ReadOnlySpan<float> features) => _ranking.Score(features);

    /// <summary>How likely a candidate answers, from 0 to 1, by its score, its features, and how it stands against the others.</summary>
    internal double Probability(ReadOnlySpan<float> features, ReadOnlySpan<float> answerFeatures) =>
        1 / (1 + Math.Exp(-_confidence.Score(ConfidenceInputs.Of(Score(features), features, answerFeatures))));
}

/// <param name="Ranking">By <see cref="QuoteFeature"/>: what decides which candidate stands first.</param>
/// <param name="Confidence">By <see cref="ConfidenceInputs"/>: what makes a candidate more or less likely to answer.</param>
internal sealed record RankingFile(NetworkWeights Ranking, NetworkWeights Confidence);

[JsonSerializable(typeof(RankingFile))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
internal sealed partial class RankingFileContext : JsonSerializerContext;
