using TreatyBot.Core.Search;

namespace TreatyBot.FastIndex;

/// <summary>A term of a query while it is searched for.</summary>
/// <param name="Units">What it earns at most; see <see cref="ScoreScale"/>.</param>
/// <param name="Title">What an occurrence in the title weighs, beside one in the body.</param>
/// <param name="Headings">Likewise in the headings.</param>
internal readonly record struct TermWeight(float Units, float Title, float Headings)
{
    public static TermWeight Of(float units, Bm25F scoring) => new(units, scoring.TitleWeight, scoring.HeadingsWeight);
}
