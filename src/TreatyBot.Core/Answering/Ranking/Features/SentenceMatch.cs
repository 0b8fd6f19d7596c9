using System.Runtime.InteropServices;
using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>
/// What one sentence, and what stands about it, says of a question: by concept, how well, from 0 to 1. Made once a question, moved from
/// passage to passage and from sentence to sentence. For one thread at a time.
/// </summary>
internal sealed class SentenceMatch(QuestionMatcher matcher)
{
    /// <summary>An outer heading labels what stands under it less closely than the innermost one.</summary>
    private const double OuterHeading = 0.6;

    /// <summary>Neighbouring concepts of the question are neighbours in a sentence within so many characters.</summary>
    private const int Near = 30;

    /// <summary>What a sentence leaves out of a name that its passage says in full is said by so much.</summary>
    private const double SecondMention = 0.9;

    private readonly int[] _last = new int[matcher.Concepts.Count];
    private readonly bool[] _pairs = new bool[matcher.Concepts.Count];
    private readonly List<int> _hits = [];
    private readonly List<int> _hitAt = [];
    private PassageAnalysis _passage = null!;
    private int _firstHit;
    private int _endHit;

    /// <summary>By the sentence, with the one before where it leans on that.</summary>
    public double[] InSentence { get; } = new double[matcher.Concepts.Count];

    /// <summary>By the headings above it; the outer ones count less.</summary>
    public double[] InHeadings { get; } = new double[matcher.Concepts.Count];

    /// <summary>By the innermost heading.</summary>
    public double[] InInnermost { get; } = new double[matcher.Concepts.Count];

    /// <summary>By the sentence before.</summary>
    public double[] InPrevious { get; } = new double[matcher.Concepts.Count];

    /// <summary>By the whole passage.</summary>
    public double[] InPassage { get; } = new double[matcher.Concepts.Count];

    /// <summary>Takes up a passage: what holds for all of its sentences.</summary>
    public void Enter(PassageAnalysis passage)
    {
        _passage = passage;
        Array.Clear(InHeadings);
        Array.Clear(InInnermost);
        Array.Clear(InPassage);
        for (var i = 0; i < passage.Headings.Length; i++)
        {
            _hits.Clear();
            foreach (var word in passage.Headings[i])
            {
                Add(word.Hash, 0);
            }

            var isInnermost = i == passage.Headings.Length - 1;
            matcher.Match(Hits(), isInnermost ? 1 : OuterHeading, InHeadings);
            if (isInnermost)
            {
                matcher.Match(Hits(), 1, InInnermost);
            }
        }

        _hits.Clear();
        _hitAt.Clear();
        for (var i = 0; i < passage.Terms.Length; i++)
        {
            Add(passage.Terms[i].Hash, i);
        }

        matcher.Match(Hits(), 1, InPassage);
    }

    /// <summary>Takes up a sentence of the passage.</summary>
    public void EnterSentence(int at)
    {
        var (first, end) = _passage.TermsOf(at);
        _firstHit = LowerBound(first);
        _endHit = LowerBound(end);

        // "It then renews": what leans on the sentence before is quoted with it, and so says what the two say together.
        Array.Clear(InSentence);
        matcher.Match(Hits()[_firstHit.._endHit], 1, InSentence);
        CompleteNames();
        Array.Clear(InPrevious);
        if (first > 0 && !_passage.Sentences[at].IsRow)
        {
            var before = _passage.Sentences.AsSpan(0, at);
            var previous = before.Length > 1 && _passage.Sentences[at].LeansOnPrevious ? before[^2] : before[^1];
            matcher.Match(Hits()[LowerBound(previous.FirstTerm)..LowerBound(previous.EndTerm)], 1, InPrevious);
        }
    }

    /// <summary>How well the sentence or a heading above it says a concept.</summary>
    public double AtSentence(int concept) => Math.Max(InSentence[concept], InHeadings[concept]);

    /// <summary>How much of a sentence the question speaks of.</summary>
    public double Density(SentenceAnalysis sentence) =>
        sentence.Words == 0 ? 0 : (LowerBound(sentence.EndTerm) - LowerBound(sentence.FirstTerm)) / (double)sentence.Words;

    /// <summary>The share of neighbouring concepts of the question that are neighbours in the sentence too.</summary>
    public double Pairs()
    {
        var concepts = matcher.Concepts.Count;
        if (concepts < 2)
        {
            return 0;
        }

        Array.Fill(_last, int.MinValue / 2);
        Array.Clear(_pairs);
        for (var hit = _firstHit; hit < _endHit; hit++)
        {
            int at = _passage.Terms[_hitAt[hit]].Start;
            foreach (var concept in matcher.ConceptsOf(_hits[hit]))
            {
                _last[concept] = at;
                _pairs[concept] |= concept > 0 && at - _last[concept - 1] <= Near;
                if (concept + 1 < concepts)
                {
                    _pairs[concept + 1] |= at - _last[concept + 1] <= Near;
                }
            }
        }

        return _pairs.AsSpan().Count(true) / (double)(concepts - 1);
    }

    /// <summary>True where a number stands right before a concept in the sentence: "200 soldiers".</summary>
    public bool Counts(int concept)
    {
        for (var i = _firstHit; i < _endHit; i++)
        {
            if (!matcher.ConceptsOf(_hits[i]).AsSpan().Contains(concept))
            {
                continue;
            }

            var term = _hitAt[i];
            for (var before = Math.Max(0, term - 2); before < term; before++)
            {
                if ((_passage.Terms[before].Traits & AnswerTraits.Amount) != AnswerTraits.None
                    && _passage.Terms[term].Start - _passage.Terms[before].Start <= Near)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"Dai warned Kim" speaks of Dai Bingguo where the passage has named him in full.</summary>
    private void CompleteNames()
    {
        for (var first = 0; first < InSentence.Length;)
        {
            var end = first + 1;
            while (end < InSentence.Length && matcher.Concepts[end].Has(ConceptRoles.ContinuesName))
            {
                end++;
            }

            if (end - first > 1 && !matcher.Concepts[first].Has(ConceptRoles.NamesDocument)
                && InSentence.AsSpan(first, end - first).ContainsAnyInRange(1, double.MaxValue))
            {
                for (var i = first; i < end; i++)
                {
                    InSentence[i] = Math.Max(InSentence[i], SecondMention * InPassage[i]);
                }
            }

            first = end;
        }
    }

    private void Add(uint hash, int at)
    {
        var term = matcher.Find(hash);
        if (term >= 0)
        {
            _hits.Add(term);
            _hitAt.Add(at);
        }
    }

    private ReadOnlySpan<int> Hits() => CollectionsMarshal.AsSpan(_hits);

    private int LowerBound(int term)
    {
        var at = _hitAt.BinarySearch(term);
        return at < 0 ? ~at : at;
    }
}
