using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Finds the thing that is counted among the words behind a number.</summary>
internal static class Nouns
{
    /// <summary>"Nine newly elected members": no noun stands farther behind its number.</summary>
    private const int Reach = 4;

    private static readonly HashSet<string> Irregular = new(StringComparer.Ordinal)
    {
        "people", "men", "women", "children", "staff", "fish", "sheep", "aircraft", "personnel", "police", "feet", "teeth",
    };

    /// <summary>Words that end like a plural and are none.</summary>
    private static readonly HashSet<string> NoPlurals = new(StringComparer.Ordinal)
    {
        "was", "is", "has", "does", "his", "its", "this", "as", "us", "yes", "plus", "minus", "thus", "always", "perhaps", "across",
        "towards", "besides",
    };

    public static bool IsPlural(string word) => Irregular.Contains(word)
        || (word.Length > 2 && word[^1] == 's' && word[^2] is not ('s' or '\'') && !NoPlurals.Contains(word));

    /// <summary>The content words behind a number, up to the next sign or word of grammar.</summary>
    public static List<string> Behind(ValueText text, int at)
    {
        // "Two-member panels" are of two members.
        if (text[at] == "-")
        {
            return text.IsWord(at + 1) ? [text[at + 1]] : [];
        }

        var words = new List<string>();
        at += text.Has(at, "of the", out _) || text.Has(at, "of our", out _) || text.Has(at, "of its", out _) ? 2 : 0;
        for (; words.Count < Reach && text.IsWord(at) && !StopWords.Contains(text[at]) && !NumberWords.IsCardinal(text[at])
            && !(text.IsCapital(at) && Months.Number(text[at]) > 0); at++)
        {
            words.Add(text[at]);
            at += text[at + 1] == "-" && text.IsGlued(at + 1) ? 1 : 0;
        }

        return words;
    }

    /// <summary>The first plural, else the first word: "nine elected members", "27 people died", "one member".</summary>
    public static string Counted(IReadOnlyList<string> words, bool isOne) => (isOne ? null : words.FirstOrDefault(IsPlural)) ?? words[0];
}
