using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>Where the article, section or version is that a question asks for by its number.</summary>
internal sealed class ClauseMatch(ClauseReference? clause)
{
    /// <summary>The bracket of "(2)", and a blank.</summary>
    private const int MaxBeforeNumber = 2;

    /// <summary>From the number of an article to the name of its document at most: "12 (old) of the Travel Code".</summary>
    private const int MaxBeforeDocument = 14;

    /// <summary>What points of a list are told by: "(b)", "(iv)".</summary>
    private static readonly HashSet<uint> Letters =
    [
        .. Enumerable.Range('a', 26).Select(letter => TermHash.Of(((char)letter).ToString())),
        .. Enumerable.Range(1, 20).Select(number => TermHash.Of(ClauseNumber.ToRoman(number).ToLowerInvariant())),
    ];

    private static readonly HashSet<uint> InVersionHeads =
    [
        .. VersionFinder.VersionTerms.Concat(Months.Pattern.Split('|').Select(month => Tokenizer.TermOf(month))).Select(TermHash.Of),
    ];

    private readonly uint[] _labels = clause is null ? [] : [.. clause.Labels.Select(TermHash.Of)];
    private readonly uint[] _numbers = clause is null ? [] : [.. clause.Numbers.Select(TermHash.Of)];
    private static readonly HashSet<uint> Suffixes = [.. ClauseNumber.Suffixes.Select(suffix => TermHash.Of(Tokenizer.TermOf(suffix)))];

    private readonly uint[] _joined =
        clause?.Suffix is { } joined ? [.. clause.Numbers.Select(number => TermHash.Of(number + joined))] : [];

    private readonly uint? _suffix = clause?.Suffix is { } suffix ? TermHash.Of(suffix) : null;
    private readonly bool _mayLackLabel = clause is { MayLackLabel: true };
    private readonly bool _isDotted = clause is { MayLackLabel: true, Numbers: [var number, ..] } && number.Contains('.');
    private readonly bool _mayBeItem = clause is { MayBeItem: true };

    private readonly uint? _written = clause?.Written is { } written ? TermHash.Of(written) : null;

    public bool IsAsked => _numbers.Length > 0;

    /// <summary>The number or letter of the paragraph that is asked for, as a term; null where none is.</summary>
    private readonly uint? _paragraph = clause?.Paragraph is { } paragraph ? TermHash.Of(paragraph) : null;

    /// <summary>True where a sentence stands in the paragraph, or behind the letter, that is asked for inside the article.</summary>
    public bool IsInParagraph(PassageAnalysis passage, int at)
    {
        for (var before = at; _paragraph is not null && before >= 0; before--)
        {
            var label = LabelOf(passage, before);
            if (label == _paragraph)
            {
                return true;
            }

            // Points belong to their paragraph, and a paragraph to no point.
            if (label is { } other && Letters.Contains(other) == Letters.Contains(_paragraph.Value))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True for "2.4.1 - 2024-05-01" and "Version 3.0", but not for "2.4 Trains".</summary>
    public static bool IsVersionHead(HeadingTerm[] heading) =>
        heading.Length > 0 && Array.TrueForAll(heading, word => word.IsLabel || InVersionHeads.Contains(word.Hash));

    /// <summary>True where a heading above the passage is that of the clause.</summary>
    public bool IsHeadOf(PassageAnalysis passage) =>
        IsAsked
        && (Array.Exists(passage.Headings, IsHead)
            || (_mayLackLabel && !IsLabelled(passage) && Array.Exists(passage.Headings, IsBareHead)));

    /// <summary>True where a heading above the passage writes the number as the question does.</summary>
    public bool IsWrittenAlike(PassageAnalysis passage) =>
        Array.Exists(passage.Headings, heading => Array.Exists(heading, word => word.IsLabel && word.Hash == _written));

    /// <summary>True where the clause has no heading, and a sentence stands in the paragraph that its number begins.</summary>
    public bool IsItem(PassageAnalysis passage, int at)
    {
        if (!(_mayBeItem || _isDotted) || IsLabelledOtherwise(passage))
        {
            return false;
        }

        for (var before = at; before >= 0; before--)
        {
            if (LabelOf(passage, before) is { } label && !Letters.Contains(label))
            {
                return _numbers.AsSpan().Contains(label);
            }
        }

        return false;
    }

    /// <summary>True where a sentence stands in another clause of the same label: it can but mention the one that is asked for.</summary>
    public bool IsOther(PassageAnalysis passage, int at) => IsLabelled(passage) && !IsHeadOf(passage) && !IsItem(passage, at);

    /// <summary>True where words mention the clause, and no other document's.</summary>
    /// <param name="terms">The words.</param>
    /// <param name="isNamed">Whether the question says a word, as the name of another document would be.</param>
    public bool IsNamedBy(ReadOnlySpan<PassageTerm> terms, Predicate<uint> isNamed)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (IsNumberAt(terms, i, term => term.Hash) && !IsOfOtherDocument(terms, i, isNamed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The number or letter that a sentence begins with, as a term; null where it begins with a word.</summary>
    private static uint? LabelOf(PassageAnalysis passage, int at)
    {
        var sentence = passage.Sentences[at];
        if (sentence.FirstTerm >= sentence.EndTerm)
        {
            return null;
        }

        var term = passage.Terms[sentence.FirstTerm];
        var before = passage.Start + term.Start - sentence.Range.Start;
        return before <= MaxBeforeNumber && ((term.Traits & AnswerTraits.Amount) != AnswerTraits.None || Letters.Contains(term.Hash))
            ? term.Hash
            : null;
    }

    private bool IsLabelled(PassageAnalysis passage) =>
        _labels.Length > 0
        && Array.Exists(passage.Headings, heading => Array.Exists(heading, word => _labels.AsSpan().Contains(word.Hash)));

    /// <summary>Under "Article 3" stands paragraph 12 of an article, and no recital 12.</summary>
    private static bool IsLabelledOtherwise(PassageAnalysis passage) =>
        Array.Exists(passage.Headings, heading => heading is [{ IsLabel: true }, { IsLabel: true }, ..]);

    /// <summary>"2.1 Trains".</summary>
    private bool IsBareHead(HeadingTerm[] heading) => heading.Length > 0 && _numbers.AsSpan().Contains(heading[0].Hash);

    /// <summary>"Article 3 Fees (see Article 9)" heads Article 3: before the number of a clause stand labels and numbers alone.</summary>
    private bool IsHead(HeadingTerm[] heading)
    {
        for (var i = 0; i < heading.Length; i++)
        {
            if (IsNumberAt<HeadingTerm>(heading, i, word => word.Hash))
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

    private bool IsNumberAt<T>(ReadOnlySpan<T> words, int at, Func<T, uint> hash) =>
        IsNumber(hash(words[at]), at + 1 < words.Length ? hash(words[at + 1]) : 0)
        && (_labels.Length == 0 || (at > 0 && _labels.AsSpan().Contains(hash(words[at - 1]))));

    /// <summary>"Article 4 bis", or "4bis", is another article than Article 4.</summary>
    private bool IsNumber(uint word, uint next) =>
        _joined.AsSpan().Contains(word)
        || (_numbers.AsSpan().Contains(word) && (Suffixes.Contains(next) ? _suffix == next : _suffix is null));

    /// <summary>"Under Article 12 of the Travel Code".</summary>
    private static bool IsOfOtherDocument(ReadOnlySpan<PassageTerm> terms, int at, Predicate<uint> isNamed) =>
        at + 1 < terms.Length
        && terms[at + 1].Start - terms[at].Start <= MaxBeforeDocument
        && (terms[at + 1].Traits & AnswerTraits.Place) != AnswerTraits.None
        && !isNamed(terms[at + 1].Hash);
}
