namespace TreatyBot.Core.Search.Segments;

/// <summary>A term of a query while it is searched for.</summary>
/// <param name="Units">What it earns at most; see <see cref="ScoreScale"/>.</param>
/// <param name="Title">What an occurrence in the title weighs; 0 where the title is not to be searched. Likewise the next two.</param>
/// <param name="Headings">In the headings.</param>
/// <param name="Body">In the body: 1 or 0.</param>
internal readonly record struct TermWeight(float Units, float Title, float Headings, float Body)
{
    public static TermWeight Of(float units, PassageFields fields, Bm25F scoring) => new(
        units,
        fields.HasFlag(PassageFields.Title) ? scoring.TitleWeight : 0,
        fields.HasFlag(PassageFields.Headings) ? scoring.HeadingsWeight : 0,
        fields.HasFlag(PassageFields.Body) ? 1 : 0);
}
