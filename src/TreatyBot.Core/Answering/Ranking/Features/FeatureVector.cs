namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>A value by <see cref="QuoteFeature"/>.</summary>
internal sealed class FeatureVector
{
    private readonly float[] _values = new float[QuoteFeatures.Count];

    public double this[QuoteFeature feature]
    {
        get => _values[(int)feature];
        set => _values[(int)feature] = (float)value;
    }

    public ReadOnlySpan<float> Values => _values;

    public void Clear() => Array.Clear(_values);
}
