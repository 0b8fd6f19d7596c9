using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Export;

/// <summary>What a footnote says of a quote.</summary>
internal static class ExportedSource
{
    public static string Of(QuoteBlock quote)
    {
        var speaker = quote.Citation.Speaker is { } name ? $" · {InterfaceTexts.Format("SlackSpeaker", null, name)}" : "";
        var side = quote.Citation.Side is { } says ? $" · {InterfaceTexts.Format("SlackSide", null, says)}" : "";
        return $"{ReplyLayout.CitationLine(quote.Citation)}{speaker}{side}";
    }

    /// <summary>
    /// Where its words can be seen: highlighted in their context, else in the document itself; null: nowhere. A file is read on other
    /// machines, where an address of this one leads nowhere.
    /// </summary>
    public static Uri? AddressOf(QuoteBlock quote) =>
        quote.Permalink is { IsLoopback: false } permalink ? permalink : quote.Citation.Document.Metadata.Url;

    /// <summary>What is said above a quote; null: nothing.</summary>
    public static string? LeadOf(QuoteBlock quote) =>
        quote.Role == QuoteRole.Nearest ? InterfaceTexts.Get("SlackNotAnAnswer") : quote.Asked;
}
