using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Passages;

/// <summary>
/// A passage cut into sentences and terms, ready to be compared with questions. It does without the text, which need not be at hand.
/// </summary>
internal sealed class PassageAnalysis
{
    private PassageAnalysis(Reading reading, Passage passage, PassageTerm[] terms, SentenceAnalysis[] sentences, HeadingTerm[][] headings)
    {
        ReadingId = reading.Id;
        DocumentId = reading.Document.Id;
        PassageId = passage.Id;
        Start = passage.Range.Start;
        Terms = terms;
        Sentences = sentences;
        Headings = headings;
        var at = (int)(passage.Id - reading.Passages[0].Id);
        IsOpening = at == 0;
        Position = reading.Passages.Count > 1 ? at / (reading.Passages.Count - 1.0) : 0;
    }

    public long ReadingId { get; }

    public long DocumentId { get; }

    public long PassageId { get; }

    /// <summary>Where the passage begins in its reading's text.</summary>
    public int Start { get; }

    /// <summary>Its words but for stop words, in order.</summary>
    public PassageTerm[] Terms { get; }

    public SentenceAnalysis[] Sentences { get; }

    /// <summary>The terms of each heading, outermost first, without stop words.</summary>
    public HeadingTerm[][] Headings { get; }

    /// <summary>True for the first passage of its reading.</summary>
    public bool IsOpening { get; }

    /// <summary>Where it stands in its reading: 0 for the first passage, 1 for the last.</summary>
    public double Position { get; }

    /// <summary>The terms of a sentence, with those of the one before where it leans on that one.</summary>
    public (int First, int End) TermsOf(int sentence) =>
        (Sentences[Sentences[sentence].LeansOnPrevious ? sentence - 1 : sentence].FirstTerm, Sentences[sentence].EndTerm);

    /// <param name="reading">The reading.</param>
    /// <param name="passage">One of its passages.</param>
    /// <param name="language">The language that it is in.</param>
    /// <param name="pack">What answers look like in that language; null: as in English.</param>
    public static PassageAnalysis Of(Reading reading, Passage passage, Language language, LanguagePack? pack)
    {
        var ranges = SentenceSplitter.Split(reading.Text, passage.Range);
        var sentences = new SentenceAnalysis[ranges.Count];
        var terms = new List<PassageTerm>(passage.Range.Length / 8);
        var tokens = new List<Token>();
        for (var i = 0; i < sentences.Length; i++)
        {
            tokens.Clear();
            var text = ranges[i].Of(reading.Text);
            Tokenizer.Tokenize(text, 0, tokens, language);
            var first = terms.Count;
            var stops = StopsIn(text, tokens, language, pack);
            for (var word = 0; word < stops.Length; word++)
            {
                // "Article I", "Annex A": a lone capital tells one part from another, and "(a)" one point.
                var token = tokens[word];
                if (!stops[word]
                    || (token.End - token.Start == 1 && ((char.IsUpper(text[token.Start]) && token.Start > 0) || IsPoint(text, token))))
                {
                    var start = ranges[i].Start - passage.Range.Start + token.Start;
                    terms.Add(new PassageTerm(TermHash.Of(token.Term), (ushort)Math.Min(start, ushort.MaxValue), AnswerTraits.None));
                }
            }

            var isRow = SentenceShape.IsRow(text);
            var opening = tokens.Count > 0 ? text[tokens[0].Start..tokens[0].End] : [];
            var bare = Trait(text, ranges[i].Start - passage.Range.Start, terms, first, pack);
            sentences[i] = new SentenceAnalysis(
                ranges[i],
                first,
                terms.Count,
                tokens.Count,
                bare,
                i > 0 && SentenceShape.LeansOn(reading.Text, ranges[i - 1], ranges[i], opening, pack),
                SentenceShape.SpeaksOfItself(text),
                isRow,
                SentenceShape.IsScrap(text, tokens, terms.Count - first, isRow));
        }

        var headings = passage.HeadingPath.Select(heading => HeadingTerms(heading, language, pack));
        return new PassageAnalysis(reading, passage, [.. terms], sentences, [.. headings]);
    }

    private static bool IsPoint(ReadOnlySpan<char> sentence, Token token) =>
        token.Start <= 1 && token.End < sentence.Length && sentence[token.End] == ')';

    /// <summary>Gives the terms of a sentence their traits; what stands in stop words alone is returned.</summary>
    private static AnswerTraits Trait(
        ReadOnlySpan<char> sentence, int offset, List<PassageTerm> terms, int first, LanguagePack? pack)
    {
        var bare = AnswerTraits.None;
        foreach (var (trait, pattern) in AnswerEvidence.PatternsOf(pack))
        {
            foreach (var match in pattern.EnumerateMatches(sentence))
            {
                var start = offset + match.Index;
                var isBare = true;
                for (var i = first; i < terms.Count && terms[i].Start < start + match.Length; i++)
                {
                    if (terms[i].Start >= start)
                    {
                        terms[i] = terms[i] with { Traits = terms[i].Traits | trait };
                        isBare = false;
                    }
                }

                bare |= isBare ? trait : AnswerTraits.None;
            }
        }

        return bare;
    }

    private static bool[] StopsIn(ReadOnlySpan<char> text, List<Token> tokens, Language language, LanguagePack? pack)
    {
        var stops = StopWords.In(text, tokens, language);
        for (var i = 0; pack is { IsWithoutSpaces: false } && i < stops.Length; i++)
        {
            stops[i] = pack.IsStopWord(language, text[tokens[i].Start..tokens[i].End]);
        }

        return stops;
    }

    private static HeadingTerm[] HeadingTerms(string heading, Language language, LanguagePack? pack)
    {
        var tokens = Tokenizer.Tokenize(heading, language);
        var stops = StopsIn(heading, tokens, language, pack);
        return
        [
            .. tokens
                .Where((token, i) => !stops[i] || token.End - token.Start == 1)
                .Select(token => new HeadingTerm(TermHash.Of(token.Term), IsLabel(heading[token.Start..token.End]))),
        ];
    }

    /// <summary>"Article 12" before a heading's words says nothing of its subject.</summary>
    private static bool IsLabel(string word) => char.IsAsciiDigit(word[0]) || ClauseReference.IsLabel(word) || ClauseNumber.IsRoman(word);
}
