using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>How many passages there are, and how long their fields are together.</summary>
internal readonly record struct LengthTotals(int Passages, long Title, long Headings, long Body)
{
    public AverageLengths Averages => new(Bm25F.Average(Title, Passages), Bm25F.Average(Headings, Passages), Bm25F.Average(Body, Passages));

    public static LengthTotals Of(ReadOnlySpan<uint> lengths)
    {
        var (title, headings, body) = (0L, 0L, 0L);
        foreach (var one in lengths)
        {
            title += LengthNorms.TitleOf(one);
            headings += LengthNorms.HeadingsOf(one);
            body += LengthNorms.BodyOf(one);
        }

        return new LengthTotals(lengths.Length, title, headings, body);
    }

    public static LengthTotals operator +(LengthTotals a, LengthTotals b) =>
        new(a.Passages + b.Passages, a.Title + b.Title, a.Headings + b.Headings, a.Body + b.Body);

    public static LengthTotals operator -(LengthTotals a, LengthTotals b) =>
        new(a.Passages - b.Passages, a.Title - b.Title, a.Headings - b.Headings, a.Body - b.Body);
}
