using TreatyBot.Core.Text;

namespace TreatyBot.Ingestion.Facts;

/// <summary>The name that stands right before a place: "Acme Shipping Ltd", "Agreement on the conservation of small gulls".</summary>
internal static class NameBefore
{
    /// <summary>The longest name that a defined term stands for, in words; titles of agreements are among them.</summary>
    private const int MaxWords = 16;

    /// <summary>They stand between the words of a name.</summary>
    private static readonly HashSet<string> Connectors = new(StringComparer.Ordinal)
    {
        "of", "the", "and", "for", "on", "in", "to", "with", "between", "de", "la", "du", "des", "van", "von", "der", "&",
    };

    /// <param name="before">The words before the place.</param>
    /// <param name="term">
    /// What the name is called for short: one that ends in the word that a title begins with ("X Agreement") stands for that title.
    /// </param>
    /// <returns>Null where no name stands there.</returns>
    public static string? Find(string before, string term)
    {
        var words = before.TrimEnd(' ', ',').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = Math.Max(0, words.Length - MaxWords);
        var kind = term[(term.LastIndexOf(' ') + 1)..];
        if (kind.Length < term.Length && kind.All(char.IsLetter)
            && Array.FindLastIndex(words, word => word == kind) is var title and >= 0 && title >= first
            && title < words.Length - 1)
        {
            return string.Join(' ', words[title..]).TrimEnd(',');
        }

        var start = words.Length;
        for (var i = words.Length - 1; i >= first; i--)
        {
            var word = words[i].Trim(',', '“', '”', '"', '’');
            if (word.Length > 0 && char.IsUpper(word[0])
                && (i == words.Length - 1 || words[i][^1] is not ('.' or ',') || IsInitialOrForm(words, i)))
            {
                start = i;
            }
            else if (!Connectors.Contains(word))
            {
                break;
            }
        }

        while (start < words.Length && StopWords.Contains(words[start]))
        {
            start++;
        }

        var name = string.Join(' ', words[start..]).Trim(' ', ',', '“', '”', '"');
        return name.Length > 1 && StopWords.ContentOf(name).Any() ? name : null;
    }

    /// <summary>"J. Berg", "Acme Shipping, Ltd": what stands before the point or comma goes on behind it.</summary>
    private static bool IsInitialOrForm(string[] words, int at) =>
        words[at][^1] == '.' ? words[at].Length <= 3 : words[at + 1].TrimEnd('.', ',').Length is >= 2 and <= 4;
}
