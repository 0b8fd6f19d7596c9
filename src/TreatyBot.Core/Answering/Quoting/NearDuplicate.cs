using TreatyBot.Core.Answering.Values;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>
/// Tells quotes that say the same from those that only speak of the same: they have the same words but for those of grammar, and both
/// affirm or both deny. One other word may be the very thing on which sources differ.
/// </summary>
internal static class NearDuplicate
{
    public static bool SayTheSame(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || (Words(one).SetEquals(Words(other))
            && Polarity.Affirms(one) == Polarity.Affirms(other));

    private static HashSet<string> Words(string text) => [.. StopWords.ContentTermsOf(text)];
}
