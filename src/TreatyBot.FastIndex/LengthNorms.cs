using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>
/// What one occurrence counts in a field of each length, at certain average lengths. Outside of the reach of the collector's moves.
/// </summary>
internal sealed unsafe class LengthNorms
{
    private readonly float[] _title;
    private readonly float[] _headings;
    private readonly float[] _body;

    /// <param name="scoring">The formula.</param>
    /// <param name="averages">The average lengths of the fields.</param>
    /// <param name="maxBodyLength">No body is longer.</param>
    public LengthNorms(Bm25F scoring, AverageLengths averages, int maxBodyLength)
    {
        Scoring = scoring;
        _title = Table(scoring.HeadB, averages.Title, Bm25F.MaxHeadLength);
        _headings = Table(scoring.HeadB, averages.Headings, Bm25F.MaxHeadLength);
        _body = Table(scoring.BodyB, averages.Body, maxBodyLength);
        Title = Pointer(_title);
        Headings = Pointer(_headings);
        Body = Pointer(_body);
    }

    public Bm25F Scoring { get; }

    public float* Title { get; }

    public float* Headings { get; }

    public float* Body { get; }

    /// <summary>The lengths of a passage's fields as <see cref="SegmentSection.Lengths"/> has them.</summary>
    public static uint Pack(int title, int headings, int body) =>
        (uint)Math.Min(body, Bm25F.MaxBodyLength)
        | ((uint)Math.Min(headings, Bm25F.MaxHeadLength) << 16)
        | ((uint)Math.Min(title, Bm25F.MaxHeadLength) << 24);

    public static int TitleOf(uint lengths) => (int)(lengths >> 24);

    public static int HeadingsOf(uint lengths) => (int)(lengths >> 16) & 0xFF;

    public static int BodyOf(uint lengths) => (int)(lengths & 0xFFFF);

    /// <summary>The share of a term's weight that counts earn in a passage of these lengths; 0 for none.</summary>
    public float Share(int title, int headings, int body, uint lengths)
    {
        var frequency = Scoring.Frequency(
            title, headings, body, Title[TitleOf(lengths)], Headings[HeadingsOf(lengths)], Body[BodyOf(lengths)]);
        return Scoring.Saturate(frequency);
    }

    private static float[] Table(double b, double average, int maxLength)
    {
        var table = GC.AllocateUninitializedArray<float>(maxLength + 1, pinned: true);
        for (var length = 0; length < table.Length; length++)
        {
            table[length] = Bm25F.Norm(b, length, average);
        }

        return table;
    }

    private static float* Pointer(float[] pinned) =>
        (float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}

/// <summary>The average lengths of the fields, in words.</summary>
internal readonly record struct AverageLengths(double Title, double Headings, double Body)
{
    /// <summary>
    /// How many times a frequency may have grown since the averages were <paramref name="before"/>: a norm is 1 / (1 - b +
    /// b·length/average), and so grows with the average, but never more than the average itself.
    /// </summary>
    public double GrowthSince(AverageLengths before) =>
        Math.Max(1, Math.Max(Title / before.Title, Math.Max(Headings / before.Headings, Body / before.Body)));
}
