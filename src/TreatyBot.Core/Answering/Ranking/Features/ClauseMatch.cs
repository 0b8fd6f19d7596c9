using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>Where the article, section or version is that a question asks for by its number.</summary>
internal sealed class ClauseMatch(ClauseReference? clause)
{
    /// <summary>The bracket of "(2)", and a blank.</summary>
    private const int MaxBeforeNumber = 2;

    private readonly uint[] _labels = clause is null ? [] : [.. clause.Labels.Select(TermHash.Of)];
    private readonly uint[] _numbers = clause is null ? [] : [.. clause.Numbers.Select(TermHash.Of)];

    public bool IsAsked => _numbers.Length > 0;

    /// <summary>The number of the paragraph that is asked for, as a term; null where none is.</summary>
    public uint? Paragraph { get; } = clause?.Paragraph is { } paragraph ? TermHash.Of(paragraph) : null;

    /// <summary>The number that a sentence begins with, as a term: that of its paragraph; null where it begins with a word.</summary>
    public static uint? NumberOf(PassageAnalysis passage, int at)
    {
        var sentence = passage.Sentences[at];
        return sentence.FirstTerm < sentence.EndTerm
            && passage.Start + passage.Terms[sentence.FirstTerm].Start - sentence.Range.Start <= MaxBeforeNumber
            && (passage.Terms[sentence.FirstTerm].Traits & AnswerTraits.Amount) != AnswerTraits.None
                ? passage.Terms[sentence.FirstTerm].Hash
                : null;
    }

    /// <summary>True where a heading above the passage is that of the clause.</summary>
    public bool IsHeadOf(PassageAnalysis passage) =>
        IsAsked && Array.Exists(passage.Headings, IsHead);

    /// <summary>True where words mention the clause.</summary>
    public bool IsNamedBy(ReadOnlySpan<PassageTerm> terms) => IsNamedBy(terms, term => term.Hash);

    /// <summary>True where the passage stands in another clause of the same label: it can but mention the one that is asked for.</summary>
    public bool IsOther(PassageAnalysis passage) =>
        _labels.Length > 0
        && Array.Exists(passage.Headings, heading => Array.Exists(heading, word => _labels.AsSpan().Contains(word.Hash)))
        && !IsHeadOf(passage);

    /// <summary>"Article 3 Fees (see Article 9)" heads Article 3: before the number of a clause stand labels and numbers alone.</summary>
    private bool IsHead(HeadingTerm[] heading)
    {
        for (var i = 0; i < heading.Length; i++)
        {
            if (IsNumberAt(heading, i, word => word.Hash))
            {
                return true;
            }

            if (_labels.Length > 0 && !heading[i].IsLabel)
            {
                return false;
            }
        }

        return false;
    }

    private bool IsNamedBy<T>(ReadOnlySpan<T> words, Func<T, uint> hash)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (IsNumberAt(words, i, hash))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNumberAt<T>(ReadOnlySpan<T> words, int at, Func<T, uint> hash) =>
        _numbers.AsSpan().Contains(hash(words[at]))
        && (_labels.Length == 0 || (at > 0 && _labels.AsSpan().Contains(hash(words[at - 1]))));
}
