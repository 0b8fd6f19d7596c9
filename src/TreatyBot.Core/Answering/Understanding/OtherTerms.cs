using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>The terms that the asker's own words have in other languages: names are the same in all, and so are many words.</summary>
internal static class OtherTerms
{
    /// <summary>The concept with what documents in these languages have for its words, as good as its own.</summary>
    public static Concept Add(Concept concept, IReadOnlyList<Language> languages)
    {
        var phrases = concept.Phrases.ToList();
        foreach (var language in languages)
        {
            var terms = Tokenizer.Tokenize(concept.Text, language)
                .Where(token => !language.IsStopWord(concept.Text.AsSpan(token.Start, token.End - token.Start)))
                .Select(token => token.Term).ToList();
            if (terms.Count > 0 && !phrases.Exists(phrase => phrase.Terms.SequenceEqual(terms, StringComparer.Ordinal)))
            {
                phrases.Add(new ConceptPhrase(terms, 1));
            }
        }

        return phrases.Count == concept.Phrases.Count ? concept : concept with { Phrases = phrases };
    }
}
