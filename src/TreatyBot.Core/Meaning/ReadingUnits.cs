using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// The texts of a reading that have vectors: its passages with their title and headings, then the headings alone, then the sentences.
/// </summary>
internal sealed class ReadingUnits
{
    /// <summary>Raised whenever the same reading gives other texts: vectors of before are then made anew.</summary>
    public const int Version = 2;

    /// <summary>In characters. A title of a paragraph's length would leave the encoder no room for the passage.</summary>
    private const int MaxTitle = 120;

    /// <summary>In characters: the outer headings are the first to go.</summary>
    private const int MaxHeadings = 200;

    /// <summary>In characters: about 200 tokens. What a passage says beyond that its sentences say.</summary>
    private const int MaxPassage = 900;

    /// <summary>In characters: about 100 tokens.</summary>
    private const int MaxSentence = 500;

    private ReadingUnits(List<string> texts, PassageUnits[] passages)
    {
        Texts = texts;
        Passages = passages;
    }

    /// <summary>The texts, those of the passages first.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Which of them belong to which passage.</summary>
    public IReadOnlyList<PassageUnits> Passages { get; }

    public static ReadingUnits Of(Reading reading)
    {
        var texts = reading.Passages
            .Select(passage => PassageText(
                reading.Document.DisplayTitle, string.Join(", ", passage.HeadingPath), passage.Range.Of(reading.Text).ToString()))
            .ToList();
        var headings = new Dictionary<string, int>(StringComparer.Ordinal);
        var passages = new PassageUnits[reading.Passages.Count];
        for (var i = 0; i < passages.Length; i++)
        {
            var heading = -1;
            if (reading.Passages[i].HeadingPath is [.., var innermost] && !headings.TryGetValue(innermost, out heading))
            {
                headings[innermost] = heading = texts.Count;
                texts.Add(Cut(innermost, MaxHeadings));
            }

            passages[i] = new PassageUnits(heading, 0, 0);
        }

        for (var i = 0; i < passages.Length; i++)
        {
            var sentences = SentenceSplitter.Split(reading.Text, reading.Passages[i].Range);
            passages[i] = passages[i] with { FirstSentence = texts.Count, Sentences = sentences.Count };
            texts.AddRange(sentences.Select(sentence => Cut(reading.Text[sentence.Start..sentence.End], MaxSentence)));
        }

        return new ReadingUnits(texts, passages);
    }

    /// <summary>What of a passage is embedded.</summary>
    /// <param name="title">The title of its document.</param>
    /// <param name="headings">Its headings, outermost first; empty where it has none.</param>
    /// <param name="text">What it says.</param>
    internal static string PassageText(string title, string headings, string text)
    {
        headings = headings.Length > MaxHeadings ? headings[^MaxHeadings..] : headings;
        return headings.Length > 0
            ? $"{Cut(title, MaxTitle)} — {headings}. {Cut(text, MaxPassage)}"
            : $"{Cut(title, MaxTitle)} — {Cut(text, MaxPassage)}";
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}

/// <summary>
/// The texts of one passage, by their place among those of the reading; the passage itself has its own place among the passages.
/// </summary>
/// <param name="Heading">That of its innermost heading; -1 where it has none.</param>
/// <param name="FirstSentence">That of its first sentence; the others follow.</param>
/// <param name="Sentences">How many sentences it has.</param>
internal readonly record struct PassageUnits(int Heading, int FirstSentence, int Sentences);
