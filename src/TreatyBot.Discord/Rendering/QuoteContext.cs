using TreatyBot.Core.Documents;

namespace TreatyBot.Discord.Rendering;

/// <summary>The stretch of a reading that a quote stands in.</summary>
internal static class QuoteContext
{
    /// <summary>The quote with up to that many characters on either side, from the start of a line or word to the end of one.</summary>
    public static TextRange Around(Quote quote, int characters)
    {
        var text = quote.Reading.Text;
        var start = Math.Max(0, quote.Range.Start - characters);
        var end = Math.Min(text.Length, quote.Range.End + characters);
        while (start > 0 && start < quote.Range.Start && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        while (end < text.Length && end > quote.Range.End && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return new TextRange(start, end);
    }
}
