using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering;

/// <summary>
/// Tells quotes that say the same from those that only speak of the same: nearly all words are shared, no number is other, and both affirm or both deny.
/// </summary>
internal static class Agreement
{
    /// <summary>The share of all their words that two quotes have in common (the index of Jaccard).</summary>
    private const double MinShared = 0.8;

    public static bool SayTheSame(string one, string other)
    {
        if (string.Equals(one, other, StringComparison.Ordinal))
        {
            return true;
        }

        var words = Words(one);
        var others = Words(other);
        var shared = words.Count(others.Contains);
        return shared >= MinShared * (words.Count + others.Count - shared)
            && words.Where(HasDigit).Order(StringComparer.Ordinal).SequenceEqual(others.Where(HasDigit).Order(StringComparer.Ordinal))
            && words.Where(IsNumber).ToHashSet(StringComparer.Ordinal).SetEquals(others.Where(IsNumber))
            && string.Equals(Stance.Of(AnswerKind.YesNo, one), Stance.Of(AnswerKind.YesNo, other), StringComparison.Ordinal);
    }

    private static bool HasDigit(string term) => term.Any(char.IsAsciiDigit);

    private static bool IsNumber(string term) => ClauseNumber.ValueOfWord(term) > 0;

    private static HashSet<string> Words(string text) =>
    [
        .. Tokenizer.Tokenize(text)
            .Where(token => !StopWords.Contains(text.AsSpan(token.Start, token.End - token.Start)))
            .Select(token => token.Term),
    ];
}
