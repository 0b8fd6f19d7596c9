using System.Numerics;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>
/// A score from named inputs: their weighted sum, and what a few hidden units add, each the hyperbolic tangent of a weighted sum of its
/// own. The sum carries what holds everywhere; the units learn when which input is to be trusted, as words are inside a document that is
/// named, and meaning outside of one.
/// </summary>
internal sealed class ScoringNetwork
{
    private readonly float[] _linear;
    private readonly (float[] Weights, float Bias, float Output)[] _units;

    /// <param name="weights">By the names of the inputs.</param>
    /// <param name="names">The inputs, in order.</param>
    /// <param name="section">Where the weights stand in their file, for the message.</param>
    /// <exception cref="FormatException">An input that there is not, or one that is missing.</exception>
    public ScoringNetwork(NetworkWeights weights, string[] names, string section)
    {
        _linear = InOrder(weights.Linear, names, section);
        _units = [.. weights.Hidden.Select(unit => (InOrder(unit.Weights, names, section), (float)unit.Bias, (float)unit.Output))];
    }

    /// <param name="inputs">In the order of their names.</param>
    public double Score(ReadOnlySpan<float> inputs)
    {
        var score = Dot(_linear, inputs);
        foreach (var (weights, bias, output) in _units)
        {
            score += output * MathF.Tanh(Dot(weights, inputs) + bias);
        }

        return score;
    }

    private static float Dot(float[] weights, ReadOnlySpan<float> inputs)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(weights, i) * new Vector<float>(inputs[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < weights.Length; i++)
        {
            sum += weights[i] * inputs[i];
        }

        return sum;
    }

    private static float[] InOrder(Dictionary<string, double> given, string[] names, string section)
    {
        if (given.Keys.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException($"The ranking weights name an input that there is not: '{unknown}' under '{section}'.");
        }

        return Array.ConvertAll(names, name => given.TryGetValue(name, out var weight)
            ? (float)weight
            : throw new FormatException($"The ranking weights lack the input '{name}' under '{section}'."));
    }
}

/// <param name="Linear">The weight of each input in the sum.</param>
/// <param name="Hidden">The hidden units; none for a plain sum.</param>
internal sealed record NetworkWeights(Dictionary<string, double> Linear, IReadOnlyList<HiddenUnit> Hidden);

/// <param name="Output">What the unit adds where it is fully on.</param>
/// <param name="Bias">What its sum begins with.</param>
/// <param name="Weights">The weight of each input in its sum.</param>
internal sealed record HiddenUnit(double Output, double Bias, Dictionary<string, double> Weights);
