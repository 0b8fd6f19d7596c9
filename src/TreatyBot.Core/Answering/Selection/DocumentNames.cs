using System.Runtime.CompilerServices;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Selection;

/// <summary>
/// By what names people call the documents: the words of their titles, of their file names and of their first page. A name in the question
/// picks the documents that bear it.
/// </summary>
internal sealed class DocumentNames
{
    /// <summary>How much a name counts that the first page bears, against one in the title, which counts 1.</summary>
    private const double InLead = 0.8;

    /// <summary>
    /// Where the title names somebody, its names are what the document is called by; the first page may only mention others.
    /// </summary>
    private const double InLeadOfTitled = 0.6;

    /// <summary>What the first page says without its being the document's name.</summary>
    private const double MentionedInLead = 0.5;

    /// <summary>Of the convention where the protocol to it is asked for.</summary>
    private const double OtherInstrument = 0.5;

    private static readonly ConditionalWeakTable<CatalogueEntry, NameTerms> TermsOfEntries = [];
    private readonly Dictionary<string, List<(long Document, double Weight)>> _bearers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _titlesWith = new(StringComparer.Ordinal);
    private readonly HashSet<string> _initials = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ordinary = new(StringComparer.Ordinal);
    private readonly Dictionary<long, NameTerms> _terms = [];

    public DocumentNames(Catalogue catalogue)
    {
        foreach (var entry in catalogue.Entries)
        {
            var terms = TermsOfEntries.GetValue(entry, NameTerms.Of);
            _terms[entry.Document.Id] = terms;
            foreach (var term in terms.Title)
            {
                _titlesWith[term] = _titlesWith.GetValueOrDefault(term) + 1;
            }

            _ordinary.UnionWith(terms.Ordinary);
            _initials.UnionWith(terms.Initials);
            _initials.UnionWith(terms.ShortNames.SelectMany(name => name));
        }

        foreach (var (document, terms) in _terms)
        {
            var inLead = InLeadOf(terms);
            foreach (var term in terms.All)
            {
                if (!_bearers.TryGetValue(term, out var bearers))
                {
                    _bearers[term] = bearers = [];
                }

                bearers.Add((document, terms.WeightOf(term, inLead)));
            }
        }
    }

    /// <summary>How much a document bears a concept in one of the ways to say it, and how far it is called by it.</summary>
    /// <returns><c>Borne</c>: 0 to 1; what its first page says need not be said again, whether or not its title names somebody.
    /// <c>Called</c>: 0 to 1; where its first page is much of it, that may only mention a name, as a table does: a sentence has to say
    /// it.</returns>
    public (double Borne, double Called) WeightOf(long documentId, Concept concept)
    {
        if (!_terms.TryGetValue(documentId, out var terms))
        {
            return (0, 0);
        }

        var (borne, called) = (0.0, 0.0);
        foreach (var phrase in concept.Phrases)
        {
            var (always, inLead) = (0.0, 0.0);
            for (var i = 0; i < phrase.Terms.Count; i++)
            {
                var (own, ofLead) = terms.PartsOf(phrase.Terms[i]);
                always += own;
                inLead += ofLead;
            }

            var share = phrase.Weight / phrase.Terms.Count;
            borne = Math.Max(borne, share * (always + (InLead * inLead)));
            called = Math.Max(called, share * (always + ((terms.IsShort ? MentionedInLead : InLead) * inLead)));
        }

        return (borne, called);
    }

    /// <summary>True where a title, its initials or a short name bears a term.</summary>
    public bool IsInAnyTitle(string term) => _titlesWith.ContainsKey(term) || _initials.Contains(term);

    /// <summary>True where the title bears a concept in one of the ways to say it.</summary>
    public bool IsInTitle(long documentId, Concept concept) =>
        _terms.TryGetValue(documentId, out var terms) && concept.Phrases.Any(phrase => phrase.Terms.All(terms.IsInTitle));

    /// <summary>
    /// The share of a document's title that a question says, its words weighted by how few titles have them: near 1 where the question
    /// means this document, lower for one that is called by more names than the question says.
    /// </summary>
    public double TitlePrecision(long documentId, QuestionMatcher matcher)
    {
        var total = 0.0;
        var said = 0.0;
        if (!_terms.TryGetValue(documentId, out var terms))
        {
            return 0;
        }

        if (terms.ShortNames.Exists(name => name.TrueForAll(matcher.Knows)))
        {
            return 1;
        }

        foreach (var term in terms.Title)
        {
            var weight = Math.Log(1 + (_terms.Count / (double)_titlesWith[term]));
            total += weight;
            said += matcher.Knows(term) ? weight : 0;
        }

        return total > 0 ? said / total : 0;
    }

    /// <summary>The documents that bear the names of a question, each with its share of them: above 0, at most 1.</summary>
    /// <param name="question">The question.</param>
    /// <param name="isVisible">Whether the asker may see a document.</param>
    public DocumentChoice Choose(QuestionAnalysis question, Func<long, bool> isVisible)
    {
        var concepts = question.Concepts;
        var scores = new Dictionary<long, double>();
        var total = 0.0;

        // Where an agreement is called by its name, no other name of the question decides: "the Joint Committee of the Arvia–Belmont
        // agreement".
        var called = CalledSo(concepts, isVisible);
        var weights = concepts
            .Select((concept, i) => called.Contains(i) ? Rarity(concept) : WeightOf(concept, question.ClauseReference is not null))
            .ToArray();
        var naming = Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0).ToHashSet();
        var deciding = naming.Where(i => concepts[i].Has(ConceptRoles.NamesDocument)).ToHashSet();
        deciding = deciding.Count > 0 ? deciding : naming;
        foreach (var i in deciding)
        {
            total += weights[i];
            foreach (var (document, share) in Bearers(concepts[i]))
            {
                if (isVisible(document))
                {
                    scores[document] = scores.GetValueOrDefault(document) + (weights[i] * share);
                }
            }
        }

        if (total > 0)
        {
            foreach (var (document, score) in scores)
            {
                scores[document] = score / total;
            }
        }

        PutInstrumentFirst(question, scores);
        return new DocumentChoice(scores, naming, deciding);
    }

    /// <summary>
    /// "Article 3 of the Protocol amending the Convention" is no article of the Convention: where a document that is called so is meant,
    /// those that are called otherwise are not.
    /// </summary>
    private void PutInstrumentFirst(QuestionAnalysis question, Dictionary<long, double> scores)
    {
        if (question.DocumentHead is not { } head
            || !scores.Any(score => score.Value >= DocumentChoice.Meant && _terms[score.Key].Head == head))
        {
            return;
        }

        foreach (var (document, score) in scores)
        {
            if (_terms[document].Head is { } other && other != head)
            {
                scores[document] = score * OtherInstrument;
            }
        }
    }

    /// <summary>
    /// How much a concept tells documents apart: 0 for one that is no name. A question without capitals has names too: words of titles that
    /// no document writes small. Beside the number of an article any word of a title is a name: "article 12 of the river court's statute".
    /// </summary>
    private double WeightOf(Concept concept, bool isBesideNumber)
    {
        if (!concept.IsName && !concept.OwnTerms.All(term =>
            (_titlesWith.ContainsKey(term) || _initials.Contains(term)) && (isBesideNumber || !_ordinary.Contains(term))))
        {
            return 0;
        }

        return Rarity(concept);
    }

    private double Rarity(Concept concept) => concept.OwnTerms.Sum(
        term => Math.Log(1 + (_terms.Count / (0.5 + (_bearers.TryGetValue(term, out var bearers) ? bearers.Count : 0)))));

    /// <summary>
    /// The words before "agreement" that one title bears together: "the great lake agreement" names the Agreement on the Great Lake,
    /// however small both write their words.
    /// </summary>
    private List<int> CalledSo(IReadOnlyList<Concept> concepts, Func<long, bool> isVisible)
    {
        var before = Enumerable.Range(0, concepts.Count).Where(i => concepts[i].Has(ConceptRoles.BeforeDocumentWord)).ToList();
        return before.Count > 0
            && Bearers(concepts[before[0]]).Keys.Any(document => isVisible(document)
                && before.TrueForAll(i => concepts[i].OwnTerms.All(_terms[document].IsInTitle)))
            ? before
            : [];
    }

    private double InLeadOf(NameTerms terms) => terms.Title.Any(term => !_ordinary.Contains(term)) ? InLeadOfTitled : InLead;

    private Dictionary<long, double> Bearers(Concept concept)
    {
        var best = new Dictionary<long, double>();
        foreach (var phrase in concept.Phrases)
        {
            var sums = new Dictionary<long, double>();
            foreach (var term in phrase.Terms)
            {
                foreach (var (document, weight) in _bearers.TryGetValue(term, out var bearers) ? bearers : [])
                {
                    sums[document] = sums.GetValueOrDefault(document) + weight;
                }
            }

            foreach (var (document, sum) in sums)
            {
                best[document] = Math.Max(best.GetValueOrDefault(document), phrase.Weight * sum / phrase.Terms.Count);
            }
        }

        return best;
    }
}
