using System.Buffers;
using System.Text.RegularExpressions;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// What a message asks for, without what people write around it: greetings and thanks, mentions and emoji, who asked whom, "can someone
/// tell me". None of that is looked for, and none of it makes an answer less likely.
/// </summary>
/// <param name="Text">The request alone; empty where the message has none.</param>
/// <param name="IsWhether">True where it was asked whether something is so, as in "do you know if the tenant may sublet".</param>
internal sealed partial record Request(string Text, bool IsWhether)
{
    /// <summary>Finds the request in a message; one with nothing around it is left as it is.</summary>
    public static Request In(string message)
    {
        var text = Courtesies.Contractions().Replace(Courtesies.Marks().Replace(PastedText.Without(message), " "), "${word} is");
        var sentences = Array.ConvertAll(Sentences().Split(text), sentence => new Sentence(sentence));
        if (sentences.Length == 1 ? sentences[0].IsBare : text == message && Array.TrueForAll(sentences, sentence => sentence.IsBare)
            && !Array.Exists(sentences, sentence => sentence.Asks))
        {
            return new Request(text, IsWhether: false);
        }

        // What is told around a question is no part of it, unless the question leans on it: "Our lease is new. When does it end?"
        var asking = sentences.Where((sentence, i) => sentence.Asks
            || (i + 1 < sentences.Length && sentences[i + 1] is { Asks: true, LeansOnPrevious: true })).ToList();
        var kept = asking.Count > 0 ? asking : [.. sentences];
        return new Request(
            string.Join(' ', kept.Select(sentence => sentence.Text).Where(part => part.AsSpan().ContainsAnyExcept(Signs))),
            kept.Exists(sentence => sentence.IsWhether));
    }

    /// <summary>A sentence of a message, without what stands around its request.</summary>
    private sealed class Sentence
    {
        public Sentence(string written)
        {
            var parts = Dashes().Split(written);
            var stripped = Array.ConvertAll(parts, Strip);
            IsBare = parts.Zip(stripped).All(pair => pair.First.Trim() == pair.Second.Text);
            Text = IsBare
                ? written.Trim()
                : string.Join(' ', stripped.Select(part => part.Text).Where(part => part.AsSpan().ContainsAnyExcept(Signs)));
            IsWhether = Array.Exists(stripped, part => part.IsWhether);
            var tokens = Tokenizer.Tokenize(Text);
            var words = tokens.ConvertAll(token => Text[token.Start..token.End]);
            Asks = words.Count > 0
                && (IsWhether
                    || Text.EndsWith('?')
                    || QuestionClause.Asks(words, QuestionClause.BehindSign(Text, tokens))
                    || (words.Count <= MostWordsOfLookup && ClauseFinder.Find(Text, tokens, new HashSet<int>()) is not null));
            LeansOnPrevious = words.Exists(LeaningWords.Contains)
                && words.Count(word => !StopWords.Contains(word)) <= MostWordsOfLeaning
                && !words.Skip(1).Any(word => DocumentReference.IsDocumentWord(word) || (word.Length > 1 && char.IsUpper(word[0])));
        }

        public string Text { get; }

        public bool IsBare { get; }

        public bool IsWhether { get; }

        public bool Asks { get; }

        public bool LeansOnPrevious { get; }
    }

    /// <summary>"Art. 17(2)", "article 5 of the lease": a longer sentence tells of an article.</summary>
    private const int MostWordsOfLookup = 6;

    private static readonly HashSet<string> LeaningWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "it", "they", "them", "he", "she", "him", "one", "ones",

        // "My tooth aches. How long can I stay at home?"
        "i", "we", "my", "our",
    };

    /// <summary>"When does it end?": a question that says more for itself has what it is about in it.</summary>
    private const int MostWordsOfLeaning = 2;

    /// <summary>A sentence without what stands before and behind its request, and whether that led in a "whether".</summary>
    private static (string Text, bool IsWhether) Strip(string sentence)
    {
        var text = sentence.Trim();
        var isWhether = false;
        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            if (Courtesies.Opening().Match(text) is { Success: true } opening)
            {
                isWhether |= opening.Groups["whether"].Success;
                text = text[opening.Length..].TrimStart(BehindOpening);
            }

            text = Courtesies.Closing().Replace(text, "").Trim();
        }

        return (text, isWhether);
    }

    /// <summary>"Art. iv", "approx. ten": before a small letter these end no sentence.</summary>
    private const string NoAbbreviation =
        @"(?<!\b(?i:art|sec|para|no|app|chap|vol|ed|fig|nr|inc|ltd|co|mr|mrs|ms|dr|st|vs|etc|cf|pp|approx|ca|incl|resp)\.)";

    private static readonly char[] BehindOpening = [.. " \t,.;:!?–—-"];

    private static readonly SearchValues<char> Signs = SearchValues.Create(" \t\r\n.,;:!?-–—()'’\"*_~…");

    [GeneratedRegex(
        @"(?<=[!?…][)""'’”]?)\s+|(?<=[\p{L}\d)]{2}\.)\s+(?=[\p{Lu}¿¡])|(?<=\p{L}{2}\.)" + NoAbbreviation + @"\s+(?=\p{Ll})"
            + @"|\s*\n\s*|(?<=[!?])(?=\p{Lu})",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\s+[-–—]+\s+", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Dashes();
}
