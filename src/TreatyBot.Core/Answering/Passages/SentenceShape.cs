using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Passages;

/// <summary>Tells sentences from lines that only stand there, and what a sentence speaks of.</summary>
internal static partial class SentenceShape
{
    /// <summary>Where the subject of a sentence stands at the latest, in characters.</summary>
    private const int SubjectReach = 90;

    /// <summary>Two sentences are joined only up to so many words: a quote is to be read at a glance.</summary>
    public const int MaxJoinedWords = 60;

    /// <summary>Among so many words a sentence has at least one of grammar in six, and does not capitalise most of the others.</summary>
    private const double MinGrammar = 1 / 6.0;
    private const double MaxCapitals = 0.6;

    /// <summary>True where the document itself is the subject: "This Agreement shall enter into force …".</summary>
    public static bool SpeaksOfItself(ReadOnlySpan<char> sentence) =>
        OfItself().IsMatch(sentence[..Math.Min(sentence.Length, SubjectReach)]);

    /// <summary>True for a row of a table as it is read: "State: Orrin · Votes: 4".</summary>
    public static bool IsRow(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf(TableRow.BetweenCells);
        return first > 0 && text[..first].Contains(TableRow.BehindHead, StringComparison.Ordinal)
            && text[(first + TableRow.BetweenCells.Length)..].Contains(TableRow.BehindHead, StringComparison.Ordinal);
    }

    /// <summary>
    /// True for a line of a menu, of a signature, of a table of contents, a running head: capitals and numbers, no grammar.
    /// </summary>
    /// <param name="text">The sentence.</param>
    /// <param name="tokens">Its words.</param>
    /// <param name="content">How many of them are no stop words.</param>
    /// <param name="isRow">What <see cref="IsRow"/> says of it.</param>
    public static bool IsScrap(ReadOnlySpan<char> text, List<Token> tokens, int content, bool isRow)
    {
        if (tokens.Count == 0)
        {
            return true;
        }

        if (isRow)
        {
            return false;
        }

        var capitals = 0;
        foreach (var token in tokens)
        {
            var c = text[token.Start];
            capitals += char.IsUpper(c) || char.IsAsciiDigit(c) ? 1 : 0;
        }

        return (tokens.Count - content) < tokens.Count * MinGrammar && capitals >= tokens.Count * MaxCapitals;
    }

    /// <summary>
    /// True where a sentence is not understood without the one before it in its paragraph, and the two are short enough to be quoted
    /// together.
    /// </summary>
    /// <param name="text">The reading's text.</param>
    /// <param name="before">The sentence before.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="opening">Its first word, or pair of characters.</param>
    /// <param name="pack">What such sentences begin with in its language; null: as in English.</param>
    public static bool LeansOn(string text, TextRange before, TextRange sentence, ReadOnlySpan<char> opening, LanguagePack? pack) =>
        (pack is null ? Leans(sentence.Of(text)) : Leans(opening, pack))
        && StandInOneBlock(text, before, sentence)
        && CountWords(text, before.Union(sentence)) <= MaxJoinedWords;

    public static int CountWords(string text, TextRange range)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in range.Of(text))
        {
            var isSpace = char.IsWhiteSpace(c);
            words += !isSpace && !inWord ? 1 : 0;
            inWord = !isSpace;
        }

        return words;
    }

    public static bool StandInOneBlock(string text, TextRange before, TextRange after) =>
        !text.AsSpan(before.End, after.Start - before.End).Contains("\n\n", StringComparison.Ordinal);

    private static bool Leans(ReadOnlySpan<char> opening, LanguagePack pack)
    {
        var leaning = pack.Leaning.GetAlternateLookup<ReadOnlySpan<char>>();
        return leaning.Contains(opening) || (pack.IsWithoutSpaces && opening.Length > 1 && leaning.Contains(opening[..1]));
    }

    private static bool Leans(ReadOnlySpan<char> sentence) => LeaningStart().IsMatch(sentence) || LeaningInside().IsMatch(sentence);

    [GeneratedRegex(
        @"^[""“‘'(]*(?:It|He|She|They|This|These|Those|That|Such|His|Her|Their|Its|However|Therefore|Moreover|Furthermore|Otherwise"
            + @"|Instead|In that case|In this case|If so|Here|There)\b",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex LeaningStart();

    [GeneratedRegex(@"\b(?:it|he|she|they) (?:will|would|shall|may|can|was|were|is|are) then\b", RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex LeaningInside();

    [GeneratedRegex(
        @"\b(?:this|the(?: present)?|these|said)(?: [“""]?\p{L}[\p{L}-]*[”""]?){0,3} (?:agreements?|treaty|convention|contract|protocol"
            + @"|pact|accord|lease|charter|memorandum|covenant|arrangement|amendment|addendum|deed|order)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex OfItself();
}
