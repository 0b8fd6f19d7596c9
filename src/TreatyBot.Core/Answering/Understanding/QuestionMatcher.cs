using System.Numerics;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Compares one question with texts: how well is each of its concepts said there? For one thread at a time.</summary>
internal sealed class QuestionMatcher
{
    /// <summary>"Which year" is answered by a year, not by the word.</summary>
    private const double FocusWeight = 0.3;

    private const double LightWeight = 0.3;

    /// <summary>A word that stands in all of five passages is not therefore a common one: so many passages are taken for granted.</summary>
    private const int MinPopulation = 300;

    private readonly TermTable _terms;
    private readonly (int Phrase, int Bit)[][] _places;
    private readonly int[][] _conceptsOf;
    private readonly bool[] _isSaid;
    private readonly (int Concept, double Weight, int Length)[] _phrases;
    private readonly uint[] _seen;
    private readonly List<int> _touched = [];

    private readonly IReadOnlyList<Language> _languages;

    /// <param name="question">The question.</param>
    /// <param name="index">Knows how rare words are.</param>
    /// <param name="languages">The languages that texts may be in; null: English alone.</param>
    public QuestionMatcher(QuestionAnalysis question, IPassageIndex index, IReadOnlyList<Language>? languages = null)
    {
        _languages = languages ?? [Language.English];
        Concepts = question.Concepts;
        Weights = new double[Concepts.Count];
        var places = new Dictionary<uint, List<(int Phrase, int Bit)>>();
        var phrases = new List<(int Concept, double Weight, int Length)>();
        var unknown = 0.0;
        for (var i = 0; i < Concepts.Count; i++)
        {
            Weights[i] = WeightOf(Concepts[i], index, out var isKnown);
            TotalWeight += Weights[i];
            unknown += isKnown ? 0 : Weights[i];
            foreach (var phrase in Concepts[i].Phrases)
            {
                for (var bit = 0; bit < phrase.Terms.Count; bit++)
                {
                    var hash = TermHash.Of(phrase.Terms[bit]);
                    if (!places.TryGetValue(hash, out var list))
                    {
                        places[hash] = list = [];
                    }

                    list.Add((phrases.Count, bit));
                }

                phrases.Add((i, phrase.Weight, phrase.Terms.Count));
            }
        }

        MaxWeight = Bm25F.InverseFrequency(Population(index), 0);
        UnknownShare = TotalWeight > 0 ? unknown / TotalWeight : 0;
        _phrases = [.. phrases];
        _terms = new TermTable(places.Keys);
        _places = [.. places.Values.Select(list => list.ToArray())];
        _conceptsOf = Array.ConvertAll(_places, list => list.Select(place => _phrases[place.Phrase].Concept).Distinct().ToArray());
        _isSaid = Array.ConvertAll(_places, list => Array.Exists(list, place => _phrases[place.Phrase].Weight >= Thesaurus.SynonymWeight));
        _seen = new uint[_phrases.Length];
    }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>How much each concept tells: the rarer in the corpus, the more.</summary>
    public double[] Weights { get; }

    public double TotalWeight { get; }

    /// <summary>What a concept tells that no passage says.</summary>
    public double MaxWeight { get; }

    /// <summary>The share of the question's weight that no passage says in any of the ways known.</summary>
    public double UnknownShare { get; }

    /// <summary>The number of a term that some concept is said by; -1 for any other.</summary>
    public int Find(uint hash) => _terms.Find(hash);

    /// <summary>True for a term that the question says itself, or in other words; not for one that is only akin to its words.</summary>
    public bool Knows(string term) => Knows(TermHash.Of(term));

    /// <summary>Likewise by its hash.</summary>
    public bool Knows(uint hash) => _terms.Find(hash) is >= 0 and var term && _isSaid[term];

    /// <summary>The concepts that a term belongs to.</summary>
    /// <param name="term">What <see cref="Find"/> gave.</param>
    public int[] ConceptsOf(int term) => _conceptsOf[term];

    /// <summary>
    /// For each concept how well the terms say it: 0 to 1; raised in <paramref name="matches"/> where it is more than what stands there.
    /// </summary>
    /// <param name="terms">What <see cref="Find"/> gave for them.</param>
    /// <param name="weight">How much it counts to be said here.</param>
    /// <param name="matches">By concept.</param>
    public void Match(ReadOnlySpan<int> terms, double weight, Span<double> matches)
    {
        _touched.Clear();
        foreach (var term in terms)
        {
            foreach (var (phrase, bit) in _places[term])
            {
                if (_seen[phrase] == 0)
                {
                    _touched.Add(phrase);
                }

                _seen[phrase] |= 1u << bit;
            }
        }

        foreach (var at in _touched)
        {
            // Half of a phrase is much less than half of its meaning: "in force" is not "entry into force".
            var (concept, phraseWeight, length) = _phrases[at];
            var share = BitOperations.PopCount(_seen[at]) / (double)length;
            matches[concept] = Math.Max(matches[concept], weight * phraseWeight * share * share);
            _seen[at] = 0;
        }
    }

    /// <summary>For each concept how well a stretch of text says it: 0 to 1.</summary>
    public double[] MatchesIn(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>();
        foreach (var language in _languages)
        {
            Tokenizer.Tokenize(text, 0, tokens, language);
        }

        var matches = new double[Concepts.Count];
        Match([.. tokens.Select(token => Find(TermHash.Of(token.Term))).Where(term => term >= 0)], 1, matches);
        return matches;
    }

    /// <summary>The share of the question's weight that a stretch of text says.</summary>
    public double Coverage(ReadOnlySpan<char> text)
    {
        var matches = MatchesIn(text);
        var sum = 0.0;
        for (var i = 0; i < matches.Length; i++)
        {
            sum += matches[i] * Weights[i];
        }

        return TotalWeight > 0 ? sum / TotalWeight : 0;
    }

    private static int Population(IPassageIndex index) => Math.Max(index.Count, MinPopulation);

    private static double WeightOf(Concept concept, IPassageIndex index, out bool isKnown)
    {
        // A concept is as common as its commonest wording: "deal" is no rare thing where every passage says "agreement". Words that are
        // only akin are not it.
        var passages = 0;
        foreach (var phrase in concept.Phrases)
        {
            if (phrase.Weight >= Thesaurus.SynonymWeight)
            {
                passages = Math.Max(passages, phrase.Terms.Min(index.CountWith));
            }
        }

        isKnown = passages > 0;
        var weight = Bm25F.InverseFrequency(Population(index), Math.Min(passages, index.Count));
        return concept.Has(ConceptRoles.Focus) && !concept.IsName ? weight * FocusWeight
            : concept.Has(ConceptRoles.Light) ? weight * LightWeight
            : weight;
    }
}
