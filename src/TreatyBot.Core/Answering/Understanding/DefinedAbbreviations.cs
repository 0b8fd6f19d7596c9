using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// The abbreviations that the documents of each collection define. A question is understood by those of the collections that its asker may
/// see and by no others: what is called "PM" elsewhere stays there.
/// </summary>
internal sealed class DefinedAbbreviations
{
    /// <summary>How much the other form counts against the one that was asked: it says the same.</summary>
    private const double SameWeight = 0.9;

    /// <summary>An ordinary word ("the Company") stands for the name in the text that defines it, and for others elsewhere.</summary>
    private const double WordWeight = 0.5;

    /// <summary>The share of the documents that must give an ordinary word its meaning.</summary>
    private const double ShareOfWord = 0.5;

    /// <summary>Of what one form stands for, those that most documents say; an ordinary word with more than one meaning has none.</summary>
    private const int MaxMeanings = 3;

    /// <summary>In one collection, the first documents first: a question is not to wait for a dictionary.</summary>
    private const int MaxForms = 40_000;

    /// <summary>Of the meanings of one form only the first so many are counted; one document gives two at most.</summary>
    private const int MaxKept = 16;

    private readonly Dictionary<string, Dictionary<string, List<Form>>> _byCollection = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _documents;

    public DefinedAbbreviations(Catalogue catalogue)
    {
        _documents = catalogue.Entries.CountBy(entry => entry.Document.Collection, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        foreach (var collection in catalogue.Entries.Where(entry => entry.Facts.Abbreviations.Count > 0)
            .GroupBy(entry => entry.Document.Collection, StringComparer.Ordinal))
        {
            _byCollection[collection.Key] = FormsOf(collection.OrderBy(entry => entry.Document.Id));
        }
    }

    /// <summary>
    /// The question with the other form beside the one that it says, whether that is the short one or the long one. A word typed small that
    /// is a word of the language ("it is", "aids") is no abbreviation. An ordinary word ("the Party") stands for a name only where half of
    /// the documents say so: elsewhere it is what it is.
    /// </summary>
    /// <param name="question">As it was understood.</param>
    /// <param name="collections">What the asker may see.</param>
    /// <param name="isInTitle">Whether a title bears a term: the name of a document that is called so needs no other.</param>
    public QuestionAnalysis Expand(QuestionAnalysis question, IReadOnlySet<string> collections, Predicate<string> isInTitle)
    {
        var tables = collections.Select(name => _byCollection.GetValueOrDefault(name)).OfType<Dictionary<string, List<Form>>>().ToList();
        if (tables.Count == 0 || question.Concepts.Count == 0)
        {
            return question;
        }

        var documents = collections.Sum(name => _documents.GetValueOrDefault(name));
        var concepts = question.Concepts.ToArray();
        for (var at = 0; at < concepts.Length; at++)
        {
            if (concepts[at].Has(ConceptRoles.NamesDocument) && concepts[at].OwnTerms.All(term => isInTitle(term)))
            {
                continue;
            }

            foreach (var group in tables.SelectMany(table => table.GetValueOrDefault(question.Concepts[at].OwnTerms[0], []))
                .Where(form => IsSaidAt(question.Concepts, at, form))
                .GroupBy(form => string.Join(' ', form.Terms), StringComparer.Ordinal))
            {
                Add(concepts, at, [.. group], documents);
            }
        }

        return question with { Concepts = concepts };
    }

    private static void Add(Concept[] concepts, int at, List<Form> forms, int documents)
    {
        var others = forms.SelectMany(form => form.Others)
            .GroupBy(other => string.Join(' ', other.Key.Terms), StringComparer.Ordinal)
            .OrderByDescending(same => same.Sum(other => other.Value))
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => (Meaning: same.First().Key, Documents: same.Sum(other => other.Value)))
            .ToList();
        var end = at + LengthAt(concepts, at, forms[0].Terms);
        foreach (var (other, _) in others.Take(MaxMeanings)
            .Where(other => !other.Meaning.IsWord || (others.Count == 1 && other.Documents >= documents * ShareOfWord)))
        {
            var phrase = new ConceptPhrase(other.Terms, other.IsWord ? WordWeight : SameWeight);
            for (var i = at; i < end; i++)
            {
                concepts[i] = concepts[i] with { Phrases = [.. concepts[i].Phrases, phrase] };
            }
        }
    }

    private static bool IsSaidAt(IReadOnlyList<Concept> concepts, int at, Form form) =>
        LengthAt(concepts, at, form.Terms) is > 0 and var length
        && (length > 1 || form.IsLong || concepts[at].IsName || concepts[at].Phrases.Count == 1);

    /// <summary>How many concepts from a place on say these terms and nothing else; 0 where they do not.</summary>
    private static int LengthAt(IReadOnlyList<Concept> concepts, int at, IReadOnlyList<string> terms)
    {
        var said = 0;
        for (var i = at; i < concepts.Count; i++)
        {
            foreach (var term in concepts[i].OwnTerms)
            {
                if (said == terms.Count || !string.Equals(term, terms[said++], StringComparison.Ordinal))
                {
                    return 0;
                }
            }

            if (said == terms.Count)
            {
                return i + 1 - at;
            }
        }

        return 0;
    }

    private static Dictionary<string, List<Form>> FormsOf(IEnumerable<CatalogueEntry> entries)
    {
        var forms = new Dictionary<string, Form>(StringComparer.Ordinal);
        foreach (var pair in entries.SelectMany(AbbreviationPair.In))
        {
            Note(pair.Short, pair.Long, pair.IsWord, isLong: false);
            Note(pair.Long, pair.Short, pair.IsWord, isLong: true);
        }

        return forms.Values.GroupBy(form => form.Terms[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

        void Note(IReadOnlyList<string> terms, IReadOnlyList<string> other, bool isWord, bool isLong)
        {
            var key = $"{(isLong ? 'l' : 's')} {string.Join(' ', terms)}";
            if (!forms.TryGetValue(key, out var form))
            {
                if (forms.Count >= MaxForms)
                {
                    return;
                }

                forms[key] = form = new Form(terms, isLong, []);
            }

            var known = form.Others.Keys.FirstOrDefault(meaning => meaning.Terms.SequenceEqual(other)) ?? new Meaning(other, isWord);
            if (form.Others.Count < MaxKept || form.Others.ContainsKey(known))
            {
                form.Others[known] = form.Others.GetValueOrDefault(known) + 1;
            }
        }
    }

    /// <param name="Terms">What is said.</param>
    /// <param name="IsLong">True for the long form.</param>
    /// <param name="Others">What it stands for or is called for short, with how many documents say so.</param>
    private sealed record Form(IReadOnlyList<string> Terms, bool IsLong, Dictionary<Meaning, int> Others);

    private sealed record Meaning(IReadOnlyList<string> Terms, bool IsWord);
}
