using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>
/// What a title is called for short: the initials of words that it writes large, as "ICJ" in "Statute of the International Court of
/// Justice".
/// </summary>
internal static class TitleInitials
{
    /// <summary>A longer title is called by its first words.</summary>
    private const int MaxWords = 12;

    private const int MinLetters = 2;
    private const int MaxLetters = 6;

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

        return initials;
    }

    private static IEnumerable<string> Runs(string title, List<Token> words)
    {
        var run = "";
        foreach (var word in words.Take(MaxWords))
        {
            if (char.IsUpper(title[word.Start]))
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
