using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Citations;

/// <summary>The stretch of a text that is shown around a quote.</summary>
internal static class ContextWindow
{
    /// <summary>
    /// Words are shorter than this on average in all languages that part them; it bounds the window in a text without spaces.
    /// </summary>
    private const int CharactersPerWord = 16;

    /// <param name="text">The whole text.</param>
    /// <param name="quote">What the window surrounds; always wholly inside it.</param>
    /// <param name="words">About how many words to show on either side; whole blocks as far as they fit.</param>
    public static TextRange Around(string text, TextRange quote, int words)
    {
        var start = Backward(text, quote.Start, words);
        var end = Forward(text, quote.End, words);
        if (start > 0 && text.IndexOf("\n\n", start, quote.Start - start, StringComparison.Ordinal) is >= 0 and var first)
        {
            start = first + 2;
        }

        if (end < text.Length && text.LastIndexOf("\n\n", end - 1, end - quote.End, StringComparison.Ordinal) is >= 0 and var last)
        {
            end = last;
        }

        return new TextRange(start, end);
    }

    /// <summary>The parts of a range between blank lines, in order.</summary>
    public static IEnumerable<TextRange> Blocks(string text, TextRange range)
    {
        var start = range.Start;
        while (start < range.End)
        {
            var end = text.IndexOf("\n\n", start, range.End - start, StringComparison.Ordinal);
            end = end < 0 ? range.End : end;
            if (end > start)
            {
                yield return new TextRange(start, end);
            }

            start = end + 2;
        }
    }

    private static int Backward(string text, int from, int words)
    {
        var limit = Math.Max(0, from - (words * CharactersPerWord));
        var at = from;
        for (; at > limit; at--)
        {
            if (char.IsWhiteSpace(text[at - 1]) && (at == text.Length || !char.IsWhiteSpace(text[at])) && words-- == 0)
            {
                break;
            }
        }

        return at > 0 && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static int Forward(string text, int from, int words)
    {
        var limit = Math.Min(text.Length, from + (words * CharactersPerWord));
        var at = from;
        for (; at < limit; at++)
        {
            if (char.IsWhiteSpace(text[at]) && at > 0 && !char.IsWhiteSpace(text[at - 1]) && words-- == 0)
            {
                break;
            }
        }

        return at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
