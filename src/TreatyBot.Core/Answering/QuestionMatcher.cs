using TreatyBot.Core.Search;

namespace TreatyBot.Core.Answering;

/// <summary>Compares one question with texts: how well is each of its concepts said there?</summary>
internal sealed class QuestionMatcher
{
    /// <summary>"Which year" is answered by a year, not by the word.</summary>
    private const double FocusWeight = 0.3;

    private readonly Dictionary<string, List<(int Phrase, int Bit)>> _byTerm = new(StringComparer.Ordinal);
    private readonly List<(int Concept, double Weight, int Length)> _phrases = [];
    private readonly uint[] _seen;

    public QuestionMatcher(QuestionAnalysis question, IPassageIndex index)
    {
        Concepts = question.Concepts;
        Weights = new double[Concepts.Count];
        for (var i = 0; i < Concepts.Count; i++)
        {
            Weights[i] = WeightOf(Concepts[i], index, out var isKnown);
            HasUnknown |= !isKnown;
            TotalWeight += Weights[i];
            foreach (var phrase in Concepts[i].Phrases)
            {
                for (var bit = 0; bit < phrase.Terms.Count; bit++)
                {
                    if (!_byTerm.TryGetValue(phrase.Terms[bit], out var places))
                    {
                        _byTerm[phrase.Terms[bit]] = places = [];
                    }

                    places.Add((_phrases.Count, bit));
                }

                _phrases.Add((i, phrase.Weight, phrase.Terms.Count));
            }
        }

        _seen = new uint[_phrases.Count];
    }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>How much each concept tells: the rarer in the corpus, the more.</summary>
    public double[] Weights { get; }

    public double TotalWeight { get; }

    /// <summary>True where the question speaks of something that no passage says in any of the ways known.</summary>
    public bool HasUnknown { get; }

    public bool Knows(string term) => _byTerm.ContainsKey(term);

    /// <summary>The concepts that a term belongs to.</summary>
    public IEnumerable<int> ConceptsOf(string term) =>
        _byTerm.TryGetValue(term, out var places) ? places.Select(place => _phrases[place.Phrase].Concept).Distinct() : [];

    /// <summary>For each concept how well the terms say it: 0 to 1; raised in <paramref name="matches"/> where it is more than what stands there.</summary>
    public void Match(IEnumerable<string> terms, double weight, double[] matches)
    {
        Array.Clear(_seen);
        var any = false;
        foreach (var term in terms)
        {
            if (_byTerm.TryGetValue(term, out var places))
            {
                any = true;
                foreach (var (phrase, bit) in places)
                {
                    _seen[phrase] |= 1u << bit;
                }
            }
        }

        if (!any)
        {
            return;
        }

        for (var i = 0; i < _seen.Length; i++)
        {
            if (_seen[i] == 0)
            {
                continue;
            }

            // Half of a phrase is much less than half of its meaning: "in force" is not "entry into force".
            var (concept, phraseWeight, length) = _phrases[i];
            var share = System.Numerics.BitOperations.PopCount(_seen[i]) / (double)length;
            matches[concept] = Math.Max(matches[concept], weight * phraseWeight * share * share);
        }
    }

    private static double WeightOf(Concept concept, IPassageIndex index, out bool isKnown)
    {
        // A concept is as common as its commonest wording: "deal" is no rare thing where every passage says "agreement".
        var passages = 0;
        foreach (var phrase in concept.Phrases)
        {
            passages = Math.Max(passages, phrase.Terms.Min(index.CountWith));
        }

        isKnown = passages > 0;
        var weight = Bm25F.InverseFrequency(index.Count, Math.Min(passages, index.Count));
        return concept.IsFocus && !concept.IsName ? weight * FocusWeight : weight;
    }
}
