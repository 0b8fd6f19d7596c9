namespace TreatyBot.Languages.Stemming;

/// <summary>
/// Brings the forms of weak German verbs, and the nouns in -ung made of them, to one stem behind the light stemmer, which is made for
/// nouns: "gegründet", "gründete", "Gründung"; "eingeweiht", "Einweihung". A noun that looks so changes too, alike wherever it stands.
/// </summary>
internal static class GermanVerbs
{
    private const string Participle = "ge";

    /// <summary>Of shorter words nothing is taken.</summary>
    private const int ShortestNoun = 7;
    private const int ShortestWithVowel = 7;
    private const int ShortestWithout = 8;
    private const int ShortestRoot = 3;

    /// <summary>The participle's "ge" stands behind them.</summary>
    private static readonly string[] Separable =
    [
        "zusammen", "zurück", "zuruck", "durch", "unter", "nieder", "entgegen", "fest", "fort", "nach", "frei", "auf", "aus", "bei", "dar",
        "ein", "her", "hin", "los", "mit", "vor", "weg", "ab", "an", "um", "zu", "",
    ];

    public static string StemOf(string word)
    {
        var stem = WithoutEnding(word);
        return stem.Length < word.Length && word[^1] == 't' ? WithoutPrefix(stem) : stem;
    }

    private static string WithoutEnding(string word) =>
        word.Length >= ShortestNoun && word.EndsWith("ung", StringComparison.Ordinal) ? word[..^3]
        : word.Length >= ShortestWithVowel && word.EndsWith("et", StringComparison.Ordinal) ? word[..^2]
        : word.Length >= ShortestWithout && word[^1] == 't' && word[^2] != 't' ? word[..^1]
        : word;

    private static string WithoutPrefix(string stem)
    {
        foreach (var prefix in Separable)
        {
            if (stem.Length >= prefix.Length + Participle.Length + ShortestRoot
                && stem.StartsWith(prefix, StringComparison.Ordinal)
                && stem.AsSpan(prefix.Length).StartsWith(Participle, StringComparison.Ordinal))
            {
                return prefix + stem[(prefix.Length + Participle.Length)..];
            }
        }

        return stem;
    }
}
