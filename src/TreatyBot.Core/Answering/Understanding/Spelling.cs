using System.Numerics;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Reads a misspelt word of a question as the word of the corpus that it is nearest to: "develped" as "developed". Only what no passage
/// says is taken for misspelt, and only where neither thesaurus nor lexicon knows the word.
/// </summary>
internal static class Spelling
{
    /// <summary>A shorter term is another word as soon as one letter is another.</summary>
    private const int MinLength = 5;

    /// <summary>From here on two mistakes are likelier than another word.</summary>
    private const int LongLength = 9;

    /// <summary>How much the nearest word counts against the one that was written.</summary>
    private const double Weight = 0.85;

    /// <summary>The question with the nearest words of the corpus beside those that it lacks.</summary>
    public static QuestionAnalysis Correct(QuestionAnalysis question, IPassageIndex index) =>
        question with
        {
            Concepts = [.. question.Concepts.Select(concept => IsMisspelt(concept, index) ? Correct(concept, index) : concept)],
        };

    private static bool IsMisspelt(Concept concept, IPassageIndex index) =>
        concept.Phrases is [{ Terms: [{ Length: >= MinLength } term] }] && term.All(char.IsLetter) && index.CountWith(term) == 0;

    private static Concept Correct(Concept concept, IPassageIndex index)
    {
        var written = concept.OwnTerms[0];
        var letters = Letters(written);
        var most = written.Length >= LongLength ? 2 : 1;
        var nearest = index.TermsBeginningWith(written[0])
            .Distinct(StringComparer.Ordinal)
            .Where(term => term.Length >= MinLength - 1
                && Math.Abs(term.Length - written.Length) <= most
                && BitOperations.PopCount(letters ^ Letters(term)) <= 2 * most
                && !(concept.IsName && IsAnotherName(written, term)))
            .Select(term => (Term: term, Distance: EditDistance.Between(written, term, most)))
            .Where(near => near.Distance <= most)
            .Select(near => (near.Term, near.Distance, Passages: index.CountWith(near.Term)))
            .Where(near => near.Passages > 0)
            .OrderBy(near => near.Distance)
            .ThenByDescending(near => near.Passages)
            .ThenBy(near => near.Term, StringComparer.Ordinal)
            .Select(near => near.Term)
            .FirstOrDefault();
        return nearest is null ? concept : concept with { Phrases = [.. concept.Phrases, new ConceptPhrase([nearest], Weight)] };
    }

    /// <summary>
    /// A letter more or less, or two that changed places, is a slip; a letter in the place of another makes Ireland of Iceland.
    /// </summary>
    private static bool IsAnotherName(string one, string other) =>
        one.Length == other.Length && !one.Order().SequenceEqual(other.Order());

    /// <summary>Which letters a term has, as bits: what differs in many of them is not near.</summary>
    private static uint Letters(string term)
    {
        var letters = 0u;
        foreach (var letter in term)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
    }
}
