namespace TreatyBot.Core.Answering.Judging;

/// <summary>What is to be said about the words of a quote: who speaks in them, and which of their dates has gone by.</summary>
internal static class Remarks
{
    /// <param name="citation">The quote, with the other places that say the same.</param>
    /// <param name="today">What has gone by has gone by before this day.</param>
    public static Citation On(Citation citation, DateOnly today) => citation with
    {
        Speaker = Speaker.In(citation.Quote.Text),
        Passed = PassedDate.In(citation.Quote.Text, today),
        Also = citation.Also is null ? null : [.. citation.Also.Select(other => On(other, today))],
    };
}
