using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Conversations;

/// <summary>Spells what people write as the patterns of social messages spell it: "thnaks", "whats", "r u".</summary>
internal static partial class SocialWords
{
    /// <summary>Shorter words are too near to one another.</summary>
    private const int MinMisspelt = 3;

    /// <summary>Up to here a word with another letter is another word: "tax" is no "thx", and "held" no "help".</summary>
    private const int ShortWord = 4;

    /// <summary>From here on two letters may be wrong.</summary>
    private const int LongWord = 8;

    /// <summary>The words of the patterns: what a misspelt one may have been meant for.</summary>
    private static readonly string[] Vocabulary =
    [
        .. SocialPatterns.All.SelectMany(kind => PatternWord().Matches(kind.Pattern.ToString())).Select(word => word.Value).Distinct(),
    ];

    /// <summary>The words of a text in small letters, one space between them.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="isSaid">Whether the documents have a term.</param>
    public static string In(string text, Predicate<string> isSaid) => string.Join(
        ' ',
        Word().Matches(text.Replace('’', '\'').ToLowerInvariant()).Select(word => Spell(Drawn().Replace(word.Value, "${letter}"), isSaid)));

    private static string Spell(string word, Predicate<string> isSaid)
    {
        var whole = word switch
        {
            "what's" or "whats" => "what is",
            "who's" or "whos" => "who is",
            "who're" => "who are",
            "how's" or "hows" => "how is",
            "it's" => "it is",
            "that's" or "thats" => "that is",
            "you're" or "youre" => "you are",
            "you've" or "youve" => "you have",
            "u" or "ya" => "you",
            "r" => "are",
            "ur" => "your",
            "doc" or "docs" or "document" => "documents",
            "file" => "files",
            "source" => "sources",
            "pls" or "plz" => "please",
            _ => word,
        };
        return whole.Length < MinMisspelt
            || whole.Contains(' ', StringComparison.Ordinal)
            || Array.IndexOf(Vocabulary, whole) >= 0
            || isSaid(Tokenizer.TermOf(whole))
                ? whole
                : Nearest(whole);
    }

    /// <summary>
    /// The nearest word of the patterns; of two that are equally near the one of the same letters: "helo" is "hello", not "help".
    /// </summary>
    private static string Nearest(string word)
    {
        var most = word.Length >= LongWord ? 2 : 1;
        return Vocabulary
            .Where(known => known[0] == word[0] && (word.Length > ShortWord || known.Length != word.Length || HaveSameLetters(known, word)))
            .Select(known => (Word: known, Distance: EditDistance.Between(word, known, most)))
            .Where(known => known.Distance <= most)
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Word.Except(word).Count() + word.Except(known.Word).Count())
            .Select(known => known.Word)
            .FirstOrDefault(word);
    }

    private static bool HaveSameLetters(string one, string other) => one.Order().SequenceEqual(other.Order());

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:'\p{L}+)?", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Word();

    // "hiii", "thanksss".
    [GeneratedRegex(@"(?<letter>\p{L})\k<letter>{2,}", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Drawn();

    [GeneratedRegex("(?<![a-z])[a-z]{3,}(?![a-z])", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex PatternWord();
}
