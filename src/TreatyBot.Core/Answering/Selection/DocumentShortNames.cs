using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Selection;

/// <summary>
/// What a document itself is called for short: what it says that it may be cited as, an abbreviation of its title that it defines, and the
/// word of its file name that is made of its title's initials ("unclos.pdf").
/// </summary>
internal static class DocumentShortNames
{
    /// <summary>Two letters are the initials of too much.</summary>
    private const int MinLetters = 3;

    /// <summary>An abbreviation is the document's own where it stands for so much of its title, and the title says so much of it.</summary>
    private const double SameName = 0.8;

    public static IEnumerable<string> Of(CatalogueEntry entry)
    {
        var facts = entry.Facts;
        if (entry.Document.Metadata.Title is not { } title)
        {
            return facts.ShortNames;
        }

        var words = Terms(title);
        return facts.ShortNames
            .Concat(facts.Abbreviations.Where(pair => IsSame(words, Terms(pair.LongForm))).Select(pair => pair.ShortForm))
            .Concat(WordsOf(Path.GetFileNameWithoutExtension(entry.Document.Path)).Where(word => AreInitials(word, title)))
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsSame(HashSet<string> title, HashSet<string> name)
    {
        var common = name.Count(title.Contains);
        return name.Count > 0 && common >= SameName * name.Count && common >= SameName * title.Count;
    }

    private static IEnumerable<string> WordsOf(string fileName) =>
        fileName.Split(['-', '_', ' ', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length is >= MinLetters and <= AbbreviationMatch.MaxLength && word.All(char.IsLetter));

    /// <summary>
    /// True where each letter begins a word of the title, in order, and no word between the first and the last is left out but small ones:
    /// "UNCLOS" for the "United Nations Convention on the Law of the Sea".
    /// </summary>
    internal static bool AreInitials(string word, string title)
    {
        var words = Tokenizer.Tokenize(title).ConvertAll(token => title[token.Start..token.End]);
        for (var first = 0; first + MinLetters <= words.Count; first++)
        {
            // By word: how many letters can have been used up when it is passed.
            var used = 1u;
            for (var i = first; i < words.Count && used != 0; i++)
            {
                var next = StopWords.Contains(words[i]) && i > first ? used : 0;
                for (var letter = 0; letter < word.Length; letter++)
                {
                    if ((used & (1u << letter)) != 0 && char.ToLowerInvariant(word[letter]) == char.ToLowerInvariant(words[i][0]))
                    {
                        next |= 1u << (letter + 1);
                    }
                }

                used = next;
                if ((used & (1u << word.Length)) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static HashSet<string> Terms(string text) => [.. StopWords.ContentTermsOf(text)];
}
