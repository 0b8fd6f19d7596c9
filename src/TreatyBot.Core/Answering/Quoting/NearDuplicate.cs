using TreatyBot.Core.Answering.Values;

namespace TreatyBot.Core.Answering.Quoting;

/// <summary>
/// Tells quotes that say the same from those that only speak of the same: they have the same words but for those of grammar, and both
/// affirm or both deny. One other word may be the very thing on which sources differ.
/// </summary>
internal static class NearDuplicate
{
    public static bool SayTheSame(ParsedText one, ParsedText other) =>
        string.Equals(one.Text, other.Text, StringComparison.Ordinal)
        || (one.ContentTerms.Count == other.ContentTerms.Count
            && one.ContentTerms.SetEquals(other.ContentTerms)
            && one.Affirms == other.Affirms);
}
