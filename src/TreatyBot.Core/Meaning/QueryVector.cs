namespace TreatyBot.Core.Meaning;

/// <summary>A question's embedding, ready to be compared with those of texts.</summary>
public sealed class QueryVector
{
    private readonly short[] _components;
    private readonly float _scale;

    public QueryVector(ReadOnlySpan<float> embedding)
    {
        var components = new sbyte[embedding.Length];
        _scale = QuantizedVector.Quantize(embedding, components);
        _components = Array.ConvertAll(components, component => (short)component);
        Signs = SignBits.Of(components);
    }

    public int Dimensions => _components.Length;

    /// <summary>One bit for the sign of each component; see <see cref="SignBits"/>.</summary>
    public ulong[] Signs { get; }

    /// <summary>The cosine of the angle between two questions of one encoder: from -1 to 1.</summary>
    public float Cosine(QueryVector other) =>
        QuantizedVector.Dot(_components, Array.ConvertAll(other._components, component => (sbyte)component)) * _scale * other._scale;

    /// <summary>The cosine of the angle between the question and a text: from -1 to 1.</summary>
    public float Cosine(ReadOnlySpan<sbyte> components, float scale) => QuantizedVector.Dot(_components, components) * _scale * scale;
}
