using TreatyBot.Core.Answering.Quoting;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>A quote that stands, and the earlier ones of the same matter that it takes the place of.</summary>
internal sealed record StandingQuote(ChosenQuote Quote, IReadOnlyList<Citation> Earlier)
{
    /// <summary>The quotes in the order that they came to, each with the earlier ones right behind it.</summary>
    public static IReadOnlyList<Citation> Together(IReadOnlyList<Citation> ordered, IReadOnlyList<StandingQuote> standing, int most)
    {
        var earlier = standing.ToDictionary(quote => (object)quote.Quote.Citation.Quote, quote => quote.Earlier,
            ReferenceEqualityComparer.Instance);
        return [.. ordered.SelectMany(citation => earlier[citation.Quote].Prepend(citation)).Take(most)];
    }
}
