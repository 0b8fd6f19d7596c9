using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Conversations;

/// <summary>The stretches of a reading that show a quote in its context: from the start of a word to the end of one.</summary>
public static class QuoteContext
{
    /// <summary>The quote with up to that many characters on either side.</summary>
    public static TextRange Around(Quote quote, int characters)
    {
        var text = quote.Reading.Text;
        var start = Math.Max(0, quote.Range.Start - characters);
        var end = Math.Min(text.Length, quote.Range.End + characters);
        return new TextRange(FirstWord(text, start, quote.Range.Start), LastWord(text, end, quote.Range.End));
    }

    /// <summary>For a quote that is too long to be shown: up to that many characters of it, around the first words that answer.</summary>
    public static TextRange Part(Citation citation, int characters)
    {
        var quote = citation.Quote;
        var text = quote.Reading.Text;
        var mark = citation.Marks.FirstOrDefault(mark => quote.Range.Contains(mark), new TextRange(quote.Range.Start, quote.Range.Start));
        var start = Math.Max(quote.Range.Start, mark.Start - (characters / 2));
        var end = Math.Min(quote.Range.End, start + characters);
        var words = new TextRange(
            start == quote.Range.Start ? start : FirstWord(text, start, end), end == quote.Range.End ? end : LastWord(text, end, start));

        // Text without spaces, as some languages write it, is parted between characters.
        return words.Length >= characters / 2 ? words : new TextRange(Whole(text, start), Whole(text, end));
    }

    /// <summary>The same place, or the one before where it would part a surrogate pair.</summary>
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static int FirstWord(string text, int start, int until)
    {
        while (start > 0 && start < until && !char.IsWhiteSpace(text[start - 1]))
        {
            start++;
        }

        return start;
    }

    private static int LastWord(string text, int end, int until)
    {
        while (end < text.Length && end > until && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        return end;
    }
}
