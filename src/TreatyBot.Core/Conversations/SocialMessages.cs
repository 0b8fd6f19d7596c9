using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Understanding;
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

    /// <summary>These mean the same whatever the documents say. Any other single word that they have is looked up: "fine".</summary>
    private static readonly string[] Unmistakable = ["help", "hi", "hey", "hello", "thanks", "ok", "okay", "bye", "goodbye"];

    /// <summary>What a message without words says, by a picture or by the name that Slack gives it.</summary>
    private static readonly (SocialMessage Kind, string[] Names)[] Pictured =
    [
        (SocialMessage.Greeting, ["\U0001F44B", ":wave:"]),
        (SocialMessage.Thanks, ["\U0001F64F", ":pray:", "❤", ":heart:"]),
        (SocialMessage.Acknowledgement, ["\U0001F44D", ":+1:", ":thumbsup:", "\U0001F44C", ":ok_hand:", "\U0001F389", ":tada:"]),
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

        var words = SocialWords.In(Pictures().Replace(message, " "), isSaid);
        if (words.Length == 0)
        {
            var pictured = Array.FindIndex(
                Pictured, one => Array.Exists(one.Names, name => message.Contains(name, StringComparison.Ordinal)));
            return pictured < 0 ? null : Pictured[pictured].Kind;
        }

        var isOneWord = !words.Contains(' ', StringComparison.Ordinal);
        if (isOneWord && Array.IndexOf(Unmistakable, words) < 0 && isSaid(Tokenizer.TermOf(words)))
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

    /// <summary>What all sentences together are: the first kind that any of them is; null where one of them is none.</summary>
    private static SocialMessage? RecognizeAll(string text, Predicate<string> isSaid)
    {
        var first = int.MaxValue;
        foreach (var sentence in SentenceEnds().Split(Pictures().Replace(text, " ")))
        {
            var words = SocialWords.In(sentence, isSaid);
            if (words.Length == 0)
            {
                continue;
            }

            var at = Array.FindIndex(SocialPatterns.All, kind => kind.Pattern.IsMatch(words));
            if (at < 0)
            {
                return null;
            }

            first = Math.Min(first, at);
        }

        return first == int.MaxValue ? null : SocialPatterns.All[first].Kind;
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

    // ":wave:", "<@U123>", "@Ana".
    [GeneratedRegex(
        @"(?<!\w):[a-z+][a-z0-9_+-]{0,29}:|<[@#!][^>]{1,60}>|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Pictures();
}
