using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Selection;

/// <summary>
/// What a title is called for short: the initials of words that it writes large, as "ICJ" in "Statute of the International Court of
/// Justice"; a long one with those of some small words between them, as "UNCLOS" in "United Nations Convention on the Law of the Sea".
/// </summary>
internal static class TitleInitials
{
    /// <summary>A longer title is called by its first words.</summary>
    private const int MaxWords = 12;

    private const int MinLetters = 2;
    private const int MaxLetters = 6;

    /// <summary>With letters of small words shorter ones would be words of the language too often.</summary>
    private const int MinMixedLetters = 5;
    private const int MaxMixedLetters = 8;

    /// <summary>The initials of every run of such words, as terms; small words of grammar do not part a run.</summary>
    public static HashSet<string> Of(string title)
    {
        var initials = new HashSet<string>(StringComparer.Ordinal);
        var words = Tokenizer.Tokenize(title);
        if (words.TrueForAll(word => !char.IsLower(title[word.End - 1])))
        {
            // A title in capitals does not show which of its words are names.
            return initials;
        }

        foreach (var run in Runs(title, words))
        {
            for (var first = 0; first < run.Length; first++)
            {
                for (var letters = MinLetters; letters <= MaxLetters && first + letters <= run.Length; letters++)
                {
                    initials.Add(Tokenizer.TermOf(run.AsSpan(first, letters)));
                }
            }
        }

        List<Token> leading = [.. words.Take(MaxWords)];
        for (var first = 0; first < leading.Count; first++)
        {
            if (IsLarge(title, leading[first]))
            {
                AddMixed(title, leading, first, "", isMixed: false, initials);
            }
        }

        return initials;
    }

    /// <summary>Goes on with the letter of a word, or past it where it is a small word of grammar.</summary>
    private static void AddMixed(string title, List<Token> words, int at, string letters, bool isMixed, HashSet<string> initials)
    {
        if (at == words.Count || letters.Length == MaxMixedLetters)
        {
            return;
        }

        var with = letters + char.ToUpperInvariant(title[words[at].Start]);
        if (IsLarge(title, words[at]))
        {
            if (isMixed && with.Length >= MinMixedLetters)
            {
                initials.Add(Tokenizer.TermOf(with));
            }

            AddMixed(title, words, at + 1, with, isMixed, initials);
        }
        else if (StopWords.Contains(title.AsSpan(words[at].Start, words[at].End - words[at].Start)))
        {
            AddMixed(title, words, at + 1, letters, isMixed, initials);
            AddMixed(title, words, at + 1, with, isMixed: true, initials);
        }
    }

    private static bool IsLarge(string title, Token word) => char.IsUpper(title[word.Start]);

    private static IEnumerable<string> Runs(string title, List<Token> words)
    {
        var run = "";
        foreach (var word in words.Take(MaxWords))
        {
            if (IsLarge(title, word))
            {
                run += title[word.Start];
            }
            else if (!StopWords.Contains(title.AsSpan(word.Start, word.End - word.Start)))
            {
                yield return run;
                run = "";
            }
        }

        yield return run;
    }
}
