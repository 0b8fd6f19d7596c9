namespace TreatyBot.Languages.Stemming;

/// <summary>Takes the longest known ending off a word, once, where enough of it stays.</summary>
/// <param name="endings">The endings.</param>
internal sealed class EndingStemmer(IEnumerable<string> endings)
{
    /// <summary>Of shorter stems different words fall together.</summary>
    private const int ShortestStem = 4;

    private readonly string[] _endings = [.. endings.Distinct(StringComparer.Ordinal).OrderByDescending(ending => ending.Length)];

    public string Stem(string word)
    {
        foreach (var ending in _endings)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
