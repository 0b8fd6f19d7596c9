using System.Text;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Mends slips of the keys in a question before it is understood: two letters that changed places, one too many, one left out or a wrong
/// one, in a word that nothing knows. Every word at one slip's distance is tried (Norvig, "How to Write a Spelling Corrector"): the
/// corpus is asked for the term of each, as its index keeps no words as they are written.
/// </summary>
internal sealed class Slips(Lexicon lexicon, Thesaurus thesaurus)
{
    /// <summary>A shorter word is another one as soon as one letter is another.</summary>
    private const int MinLength = 5;

    /// <summary>Words of grammar are few: two letters that changed places tell them in shorter words too.</summary>
    private const int MinLengthOfGrammar = 4;

    /// <summary>The question with its slips mended; itself where it has none.</summary>
    public string Mend(string question, IPassageIndex index)
    {
        StringBuilder? mended = null;
        var at = 0;
        foreach (var token in Tokenizer.Tokenize(question))
        {
            var word = question[token.Start..token.End];
            if (token.Start >= at && IsUnknown(word, token.Term, index) && Nearest(word, index) is { } right)
            {
                mended = (mended ?? new StringBuilder()).Append(question, at, token.Start - at).Append(right);
                at = token.End;
            }
        }

        return mended?.Append(question, at, question.Length - at).ToString() ?? question;
    }

    private bool IsUnknown(string word, string term, IPassageIndex index) =>
        word.Length >= MinLengthOfGrammar
        && word.Length < Tokenizer.MaxTermLength
        && word.All(char.IsAsciiLetter)
        && !StopWords.Contains(word)
        && index.CountWith(term) == 0
        && !QuestionWords.IsOfAsking(word)
        && !lexicon.Akin(term).Any()
        && thesaurus.Find([term], 0, out _).Count == 0;

    private string? Nearest(string word, IPassageIndex index)
    {
        var swapped = Swapped(word).ToList();
        if (char.IsLower(word[0]) && swapped.Find(QuestionWords.IsOfAsking) is { } grammar)
        {
            return grammar;
        }

        if (word.Length < MinLength)
        {
            return null;
        }

        // A letter in the place of another makes Ireland of Iceland.
        var slips = swapped.Concat(Without(word)).Concat(With(word));
        return MostUsed(slips, index) ?? (char.IsUpper(word[0]) ? null : MostUsed(Replaced(word), index));
    }

    /// <summary>A word that no passage has may still be what was meant: the lexicon knows what is akin to it.</summary>
    private bool IsInLexicon(string word) => lexicon.Akin(Tokenizer.TermOf(word)).Any();

    private string? MostUsed(IEnumerable<string> words, IPassageIndex index)
    {
        var known = words.Where(word => word.Length >= MinLengthOfGrammar)
            .Select(word => (Word: word, Passages: IsGrammar(word) ? index.Count : index.CountWith(Tokenizer.TermOf(word))))
            .ToList();
        var best = known.MaxBy(candidate => candidate.Passages);
        return best.Passages > 0 ? best.Word : known.Find(candidate => IsInLexicon(candidate.Word)).Word;
    }

    private static bool IsGrammar(string word) => QuestionWords.IsOfAsking(word) && char.IsLower(word[0]);

    /// <summary>The first letter is seldom wrong.</summary>
    private static IEnumerable<string> Swapped(string word) =>
        Enumerable.Range(1, word.Length - 2).Select(i => word[..i] + word[i + 1] + word[i] + word[(i + 2)..]);

    private static IEnumerable<string> Without(string word) => Enumerable.Range(1, word.Length - 1).Select(i => word.Remove(i, 1));

    private static IEnumerable<string> With(string word) =>
        Enumerable.Range(1, word.Length).SelectMany(i => Letters.Select(letter => word.Insert(i, letter)));

    private static IEnumerable<string> Replaced(string word) => Enumerable.Range(1, word.Length - 1)
        .SelectMany(i => Letters.Select(letter => word[..i] + letter + word[(i + 1)..]));

    private static readonly string[] Letters = [.. Enumerable.Range('a', 26).Select(letter => ((char)letter).ToString())];
}
