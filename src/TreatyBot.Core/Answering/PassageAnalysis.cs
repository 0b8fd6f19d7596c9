using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering;

/// <summary>A passage cut into sentences and terms, ready to be compared with questions.</summary>
internal sealed class PassageAnalysis
{
    private PassageAnalysis(Reading reading, Passage passage, SentenceAnalysis[] sentences, string[][] headings)
    {
        Reading = reading;
        Passage = passage;
        Sentences = sentences;
        Headings = headings;
    }

    public Reading Reading { get; }

    public Passage Passage { get; }

    public SentenceAnalysis[] Sentences { get; }

    /// <summary>The terms of each heading, outermost first.</summary>
    public string[][] Headings { get; }

    public static PassageAnalysis Of(Reading reading, Passage passage)
    {
        var ranges = SentenceSplitter.Split(reading.Text, passage.Range);
        var sentences = new SentenceAnalysis[ranges.Count];
        var tokens = new List<Token>();
        for (var i = 0; i < sentences.Length; i++)
        {
            tokens.Clear();
            Tokenizer.Tokenize(ranges[i].Of(reading.Text), ranges[i].Start, tokens);
            sentences[i] = new SentenceAnalysis(ranges[i], [.. tokens], i > 0 && QuoteBoundaries.Lean(reading.Text, ranges[i - 1], ranges[i]));
        }

        return new PassageAnalysis(reading, passage, sentences, [.. passage.HeadingPath.Select(ContentTerms)]);
    }

    private static string[] ContentTerms(string heading) =>
    [
        .. Tokenizer.Tokenize(heading)
            .Where(token => !StopWords.Contains(heading.AsSpan(token.Start, token.End - token.Start)))
            .Select(token => token.Term),
    ];
}

/// <summary>A sentence of a passage.</summary>
/// <param name="Range">Where it stands in the reading's text.</param>
/// <param name="Tokens">Its terms, whose places are those of the reading's text.</param>
/// <param name="LeansOnPrevious">True where it is not understood without the sentence before it: the two are quoted together.</param>
internal sealed record SentenceAnalysis(TextRange Range, Token[] Tokens, bool LeansOnPrevious);
