using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// The words of a corpus that are made of others of its words, in languages that join them: "Vertragsdauer" of "Vertrag" and "Dauer" (after
/// Koehn and Knight, "Empirical Methods for Compound Splitting", 2003, but for the frequencies). A question finds the one by the other.
/// </summary>
internal sealed class CompoundWords
{
    /// <summary>Shorter pieces are endings and syllables too often.</summary>
    private const int ShortestPart = 4;

    /// <summary>What is left of a part without its ending: "Rüb" of "Rüben".</summary>
    private const int ShortestStem = 3;

    /// <summary>How much the two parts count against the word, and a word that ends or begins in what was asked for.</summary>
    private const double AsParts = 0.8;
    private const double AsEnd = 0.7;
    private const double AsBeginning = 0.45;

    /// <summary>So many words that a word is part of are looked for; a part of more says little.</summary>
    private const int MostWords = 24;

    /// <summary>Of a larger vocabulary going through it would be felt.</summary>
    private const int LargestVocabulary = 400_000;

    private readonly IReadOnlyList<Language> _languages;
    private readonly HashSet<string> _vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _ending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _beginning = new(StringComparer.Ordinal);

    /// <param name="index">Knows the words.</param>
    /// <param name="languages">Those that documents are in.</param>
    public CompoundWords(IPassageIndex index, IEnumerable<Language> languages)
    {
        _languages = [.. languages.Where(language => language.JoinsWords)];
        for (var first = 'a'; first <= 'z' && _languages.Count > 0 && _vocabulary.Count < LargestVocabulary; first++)
        {
            _vocabulary.UnionWith(index.TermsBeginningWith(first).Where(term => term.Length >= ShortestStem && term.All(char.IsLetter)));
        }

        foreach (var word in _vocabulary)
        {
            foreach (var language in _languages)
            {
                foreach (var (beginning, end) in Split(word, language))
                {
                    Add(_ending, end, word);
                    Add(_beginning, beginning, word);
                }
            }
        }
    }

    /// <summary>The question with what its words are made of, and what is made of them.</summary>
    public QuestionAnalysis Expand(QuestionAnalysis question)
    {
        var language = question.Language;
        return _languages.Contains(language)
            ? question with { Concepts = [.. question.Concepts.Select(concept => concept.IsName ? concept : Expand(concept, language))] }
            : question;
    }

    private Concept Expand(Concept concept, Language language)
    {
        if (concept.OwnTerms is not [var term])
        {
            return concept;
        }

        List<ConceptPhrase> more =
        [
            .. Split(term, language).Take(1).Select(parts => new ConceptPhrase([parts.Beginning, parts.End], AsParts)),
            .. WordsOf(_ending, term).Select(word => new ConceptPhrase([word], AsEnd)),
            .. WordsOf(_beginning, term).Select(word => new ConceptPhrase([word], AsBeginning)),
        ];
        return more.Count == 0 ? concept : concept with { Phrases = [.. concept.Phrases, .. more] };
    }

    private static List<string> WordsOf(Dictionary<string, List<string>> words, string part) =>
        words.TryGetValue(part, out var found) && found.Count <= MostWords ? found : [];

    /// <summary>A word as two others, the longest beginning first; an "s" or another joint belongs to none.</summary>
    private IEnumerable<(string Beginning, string End)> Split(string word, Language language)
    {
        for (var at = word.Length - ShortestPart; at >= ShortestPart; at--)
        {
            var end = word[at..];
            if (!_vocabulary.Contains(end))
            {
                continue;
            }

            var beginning = language.TermOf(word.AsSpan(0, at));
            if (_vocabulary.Contains(beginning))
            {
                yield return (beginning, end);
            }
            else if (word[at - 1] == 's' && word[..(at - 1)] is var bare && _vocabulary.Contains(bare))
            {
                yield return (bare, end);
            }
        }
    }

    private static void Add(Dictionary<string, List<string>> words, string part, string word)
    {
        if (!words.TryGetValue(part, out var found))
        {
            words[part] = found = [];
        }

        if (!found.Contains(word))
        {
            found.Add(word);
        }
    }
}
