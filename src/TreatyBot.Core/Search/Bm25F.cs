namespace TreatyBot.Core.Search;

/// <summary>
/// The score of a term in a passage: BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, §3.6).
/// The frequencies of the fields are each normalised by the field's length, weighted and added before they saturate. Computed in single
/// precision, one IEEE operation after the other, so that scalar and vector code agree to the last bit.
/// </summary>
/// <param name="TitleWeight">How much a word of the title counts against one of the body.</param>
/// <param name="HeadingsWeight">The same for a word of the headings.</param>
/// <param name="K1">How slowly repeated words saturate; above 0.</param>
/// <param name="BodyB">How much a long body is held against a passage: 0 to 1.</param>
/// <param name="HeadB">The same for title and headings.</param>
public sealed record Bm25F(
    float TitleWeight = 1.0f,
    float HeadingsWeight = 2.0f,
    float K1 = 1.2f,
    float BodyB = 0.6f,
    float HeadB = 0.3f)
{
    /// <summary>A longer title, or longer headings, count as being so long.</summary>
    public const int MaxHeadLength = byte.MaxValue;

    /// <summary>A longer body counts as being so long.</summary>
    public const int MaxBodyLength = ushort.MaxValue;

    /// <summary>The weighted, length-normalised frequency of a term over the fields.</summary>
    /// <param name="titleCount">How often the title has the term.</param>
    /// <param name="headingsCount">How often the headings have it.</param>
    /// <param name="bodyCount">How often the body has it.</param>
    /// <param name="titleNorm">What <see cref="Norm"/> makes of the title's length; likewise the next two.</param>
    /// <param name="headingsNorm">Of the headings.</param>
    /// <param name="bodyNorm">Of the body.</param>
    public float Frequency(int titleCount, int headingsCount, int bodyCount, float titleNorm, float headingsNorm, float bodyNorm) =>
        (TitleWeight * titleCount * titleNorm) + (HeadingsWeight * headingsCount * headingsNorm) + (bodyCount * bodyNorm);

    /// <summary>The share of a term's weight that a frequency earns: 0 to 1.</summary>
    public float Saturate(float frequency) => frequency / (K1 + frequency);

    /// <summary>What one occurrence counts in a field: 1 in one of average length, more in a shorter one.</summary>
    /// <param name="b"><see cref="BodyB"/> or <see cref="HeadB"/>.</param>
    /// <param name="length">In words, cut to the field's maximum.</param>
    /// <param name="average">Of the field over all passages; above 0.</param>
    public static float Norm(double b, int length, double average) => (float)(1 / (1 - b + (b * (length / average))));

    /// <summary>The average length of a field, never 0.</summary>
    public static double Average(long total, int passages) => Math.Max(total, 1) / (double)Math.Max(passages, 1);

    /// <summary>How much a term tells: the more, the fewer passages have it. Always above 0.</summary>
    public static double InverseFrequency(int passages, int withTerm) => Math.Log(1 + ((passages - withTerm + 0.5) / (withTerm + 0.5)));
}
