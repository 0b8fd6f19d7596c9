namespace TreatyBot.Core.Text;

/// <summary>
/// A term as a number, by which passages are compared with questions. Two terms of one question and one passage share a number about once
/// in a thousand million pairs; then a sentence is ranked by a word that it does not say. What is quoted, marked or indexed never goes by
/// it.
/// </summary>
internal static class TermHash
{
    /// <summary>FNV-1a over the UTF-16 code units (Fowler, Noll and Vo), its bits mixed once more.</summary>
    public static uint Of(string term)
    {
        var hash = 2166136261u;
        foreach (var c in term)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash ^= hash >> 16;
        hash *= 0x7FEB352Du;
        return hash ^ (hash >> 15);
    }
}
