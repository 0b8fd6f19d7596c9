using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Questions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// Recognises messages that are meant for the bot and ask its documents nothing: greetings, thanks, "help", "what can you do?", "which
/// documents do you have?". A message is one only as a whole: whatever else it says is a question to the documents.
/// </summary>
internal static partial class SocialMessages
{
    /// <summary>In characters: longer ones ask for something.</summary>
    private const int MaxLength = 160;

    /// <summary>A shorter word is another one as soon as one letter is another.</summary>
    private const int MinMisspelt = 4;

    /// <summary>From here on two letters may be wrong.</summary>
    private const int LongWord = 8;

    /// <summary>What each message is, as a whole; the earlier kind is what a message of several sentences is about.</summary>
    private static readonly (SocialMessage Kind, Regex Pattern)[] Kinds =
    [
        (SocialMessage.Documents, SocialPatterns.Documents()),
        (SocialMessage.Help, SocialPatterns.Help()),
        (SocialMessage.Identity, SocialPatterns.Identity()),
        (SocialMessage.Thanks, SocialPatterns.Thanks()),
        (SocialMessage.Farewell, SocialPatterns.Farewell()),
        (SocialMessage.Greeting, SocialPatterns.Greeting()),
        (SocialMessage.Acknowledgement, SocialPatterns.Acknowledgement()),
    ];

    /// <summary>The words of the patterns: what a misspelt one may have been meant for.</summary>
    private static readonly string[] Vocabulary =
    [
        .. Kinds.SelectMany(kind => LongWords().Matches(kind.Pattern.ToString())).Select(word => word.Value).Distinct(),
    ];

    /// <summary>What a message is; null for a question to the documents.</summary>
    /// <param name="message">As it was written.</param>
    /// <param name="isSaid">Whether the documents have a term: what they say is no misspelt word.</param>
    public static SocialMessage? Recognize(string message, Predicate<string> isSaid)
    {
        if (message.Length > MaxLength)
        {
            return null;
        }

        if (GreetingByName().IsMatch(message))
        {
            return SocialMessage.Greeting;
        }

        // The whole, then what is left without greeting and thanks around it: "Hello Ana, can you tell me who you are?"
        if (RecognizeAll(message, isSaid) is { } found)
        {
            return found;
        }

        var rest = Request.In(message).Text;
        return rest.Length > 0 ? RecognizeAll(rest, isSaid)
            : WordOfThanks().IsMatch(message) ? SocialMessage.Thanks
            : GreetingFirst().IsMatch(message) ? SocialMessage.Greeting
            : null;
    }

    private static SocialMessage? RecognizeAll(string text, Predicate<string> isSaid)
    {
        SocialMessage? found = null;
        foreach (var sentence in SentenceEnds().Split(Pictures().Replace(text, " ")))
        {
            var words = Words(sentence, isSaid);
            if (words.Length == 0)
            {
                continue;
            }

            var at = Array.FindIndex(Kinds, kind => kind.Pattern.IsMatch(words));
            if (at < 0)
            {
                return null;
            }

            found = found is null || at < Array.FindIndex(Kinds, kind => kind.Kind == found) ? Kinds[at].Kind : found;
        }

        return found;
    }

    /// <summary>The words of a sentence in small letters, spelt as the patterns spell them, one space between them.</summary>
    private static string Words(string sentence, Predicate<string> isSaid) => string.Join(
        ' ',
        WordPattern().Matches(sentence.Replace('’', '\'').ToLowerInvariant())
            .Select(word => Spelt(Drawn().Replace(word.Value, "${letter}"), isSaid))
            .Where(word => word.Length > 0));

    private static string Spelt(string word, Predicate<string> isSaid)
    {
        var whole = word switch
        {
            "what's" or "whats" => "what is",
            "who's" or "whos" => "who is",
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

    /// <summary>The nearest word of the patterns; of two that are equally near the one of the same letters: "helo" is "hello", not "help".</summary>
    private static string Nearest(string word)
    {
        var most = word.Length >= LongWord ? 2 : 1;
        return Vocabulary
            .Where(known => known[0] == word[0])
            .Select(known => (Word: known, Distance: EditDistance.Between(word, known, most)))
            .Where(known => known.Distance <= most)
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Word.Except(word).Count() + word.Except(known.Word).Count())
            .Select(known => known.Word)
            .FirstOrDefault(word);
    }

    // "Hello Docky": a capital behind a greeting is somebody's name.
    [GeneratedRegex(
        @"^\s*(?:[Hh]i|[Hh]ey|[Hh]ello|[Hh]iya|[Hh]allo|[Gg]ood (?:morning|afternoon|evening)) \p{Lu}\p{L}+\s*[.!)]*\s*$",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex GreetingByName();

    [GeneratedRegex(
        @"^\W*(?:hi|hey|hello|hiya|dear|greetings|good (?:morning|afternoon|evening|day)|morning)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex GreetingFirst();

    [GeneratedRegex(@"\b(?:thank|thanks|thx|cheers|appreciated)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex WordOfThanks();

    [GeneratedRegex(@"[.!?;,\n]+|\s[-–—]+\s", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:'\p{L}+)?", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex WordPattern();

    // ":wave:", "<@U123>", "@Ana".
    [GeneratedRegex(
        @"(?<!\w):[a-z][a-z0-9_+-]{1,29}:|<[@#!][^>]{1,60}>|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Pictures();

    // "hiii", "thanksss".
    [GeneratedRegex(@"(?<letter>\p{L})\k<letter>{2,}", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Drawn();

    [GeneratedRegex("(?<![a-z])[a-z]{4,}(?![a-z])", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LongWords();
}
