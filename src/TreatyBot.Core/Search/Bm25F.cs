namespace TreatyBot.Core.Search;

/// <summary>
/// The score of a term in a passage: BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, §3.6). The
/// frequencies of the fields are each normalised by the field's length, weighted and added before they saturate.
/// </summary>
/// <param name="TitleWeight">How much a word of the title counts against one of the body.</param>
/// <param name="HeadingsWeight">The same for a word of the headings.</param>
/// <param name="K1">How slowly repeated words saturate; above 0.</param>
/// <param name="BodyB">How much a long body is held against a passage: 0 to 1.</param>
/// <param name="HeadB">The same for title and headings.</param>
public sealed record Bm25F(
    double TitleWeight = 1.0,
    double HeadingsWeight = 2.0,
    double K1 = 1.2,
    double BodyB = 0.6,
    double HeadB = 0.3)
{
    /// <summary>The weighted, length-normalised frequency of a term over the fields.</summary>
    /// <param name="titleCount">How often the title has the term.</param>
    /// <param name="headingsCount">How often the headings have it.</param>
    /// <param name="bodyCount">How often the body has it.</param>
    /// <param name="titleLength">The title's length as a multiple of the average title's; likewise the next two.</param>
    /// <param name="headingsLength">Of the headings.</param>
    /// <param name="bodyLength">Of the body.</param>
    public double Frequency(int titleCount, int headingsCount, int bodyCount, double titleLength, double headingsLength, double bodyLength) =>
        (TitleWeight * titleCount / Norm(HeadB, titleLength))
        + (HeadingsWeight * headingsCount / Norm(HeadB, headingsLength))
        + (bodyCount / Norm(BodyB, bodyLength));

    /// <summary>The share of a term's weight that a frequency earns: 0 to 1, never reaching it.</summary>
    public double Saturate(double frequency) => frequency / (K1 + frequency);

    /// <summary>How much a term tells: the more, the fewer passages have it. Always above 0.</summary>
    public static double InverseFrequency(int passages, int withTerm) => Math.Log(1 + ((passages - withTerm + 0.5) / (withTerm + 0.5)));

    private static double Norm(double b, double length) => 1 - b + (b * length);
}
