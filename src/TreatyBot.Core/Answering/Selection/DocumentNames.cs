using System.Runtime.CompilerServices;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Selection;

/// <summary>
/// By what names people call the documents: the words of their titles, of their file names and of their first page. A name in the question
/// picks the documents that bear it.
/// </summary>
internal sealed class DocumentNames
{
    /// <summary>How much a name counts by where the document bears it.</summary>
    private const double InTitle = 1;
    private const double InLead = 0.8;

    /// <summary>
    /// Where the title names somebody, its names are what the document is called by; the first page may only mention others.
    /// </summary>
    private const double InLeadOfTitled = 0.6;
    private const double InPath = 0.7;

    /// <summary>Of a document with no more passages the first page is much.</summary>
    private const int FewPassages = 12;

    /// <summary>What the first page says without its being the document's name.</summary>
    private const double MentionedInLead = 0.5;

    /// <summary>Of the convention where the protocol to it is asked for.</summary>
    private const double OtherInstrument = 0.5;

    /// <summary>"UN" for a charter of the United Nations: what a title is called for short may stand for something else.</summary>
    private const double AsInitials = 0.7;

    /// <summary>
    /// A list of more names than this enumerates members, of which each says little: "the Kingdom of Arvland, the Republic of Belmora, …".
    /// </summary>
    private const int MostParties = 5;

    /// <summary>What stands between two commas of such a list has at most so many words.</summary>
    private const int MostWordsOfParty = 8;

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

    /// <summary>
    /// How much a document bears a phrase: 0 to 1. What its first page says need not be said again, whether or not its title names
    /// somebody.
    /// </summary>
    public double WeightOf(long documentId, ConceptPhrase phrase) => WeightOf(documentId, phrase, _ => InLead);

    /// <summary>
    /// How far a document is called by a phrase: 0 to 1. Where its first page is much of it, that may only mention a name, as a table does:
    /// a sentence has to say it.
    /// </summary>
    public double CalledBy(long documentId, ConceptPhrase phrase) =>
        WeightOf(documentId, phrase, terms => terms.IsShort ? MentionedInLead : InLead);

    private double WeightOf(long documentId, ConceptPhrase phrase, Func<NameTerms, double> leadOf)
    {
        if (!_terms.TryGetValue(documentId, out var terms))
        {
            return 0;
        }

        var sum = 0.0;
        var inLead = leadOf(terms);
        for (var i = 0; i < phrase.Terms.Count; i++)
        {
            sum += terms.WeightOf(phrase.Terms[i], inLead);
        }

        return phrase.Weight * sum / phrase.Terms.Count;
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

    /// <param name="Title">The terms of the title.</param>
    /// <param name="Path">The terms of the file's name.</param>
    /// <param name="Lead">The terms of the first page.</param>
    /// <param name="Listed">Those of them that stand nowhere else than in a long list of names, with the length of the list.</param>
    /// <param name="Ordinary">The terms that title or first page write with a small letter.</param>
    /// <param name="Initials">What the title is called for short: "UN", "ICJ".</param>
    /// <param name="ShortNames">What the document says that it is called for short: "UNCLOS", "Gull Agreement".</param>
    /// <param name="IsShort">True where the first page is much of the document.</param>
    /// <param name="Head">What the title says that the document is: a treaty, a protocol; null where it does not say.</param>
    private sealed record NameTerms(
        HashSet<string> Title,
        HashSet<string> Path,
        HashSet<string> Lead,
        Dictionary<string, int> Listed,
        HashSet<string> Ordinary,
        HashSet<string> Initials,
        List<List<string>> ShortNames,
        bool IsShort,
        string? Head)
    {
        public IEnumerable<string> All => Title.Concat(Path).Concat(Lead).Concat(Initials).Concat(ShortNames.SelectMany(name => name))
            .Distinct(StringComparer.Ordinal);

        private Dictionary<string, (double Fixed, double OfLead)>? _weights;

        public bool IsInTitle(string term) => Title.Contains(term) || ShortNames.Exists(name => name.Contains(term));

        public static NameTerms Of(CatalogueEntry entry) => new(
            Terms(entry.Document.Metadata.Title ?? ""),
            Terms(System.IO.Path.GetFileNameWithoutExtension(entry.Document.Path)),
            Terms(entry.Lead),
            ListedIn(entry.Lead),
            [.. WrittenSmall(entry.Document.Metadata.Title ?? ""), .. WrittenSmall(entry.Lead)],
            TitleInitials.Of(entry.Document.Metadata.Title ?? ""),
            [.. DocumentShortNames.Of(entry).Select(name => Tokenizer.Tokenize(name).ConvertAll(token => token.Term))],
            entry.PassageCount <= FewPassages,
            DocumentReference.HeadOf(entry.Document.Metadata.Title ?? ""));

        public double WeightOf(string term, double inLead) =>
            Weights.TryGetValue(term, out var weight) ? weight.Fixed + (weight.OfLead * inLead) : 0;

        private Dictionary<string, (double Fixed, double OfLead)> Weights =>
            _weights ??= All.ToDictionary(term => term, Weigh, StringComparer.Ordinal);

        /// <summary>What a term weighs by itself, and as a share of what the first page's words weigh.</summary>
        private (double Fixed, double OfLead) Weigh(string term) =>
            IsInTitle(term) ? (InTitle, 0)
            : Listed.TryGetValue(term, out var members) ? (0, (double)MostParties / members)
            : Lead.Contains(term) ? (0, 1)
            : Path.Contains(term) ? (InPath, 0)
            : (AsInitials, 0);

        private static Dictionary<string, int> ListedIn(string text)
        {
            var listed = new Dictionary<string, int>(StringComparer.Ordinal);
            var elsewhere = new HashSet<string>(StringComparer.Ordinal);
            var list = new List<string>();
            foreach (var part in text.Split(',', ';').Append(""))
            {
                if (IsParty(part))
                {
                    list.Add(part);
                    continue;
                }

                elsewhere.UnionWith(Terms(part));
                foreach (var term in list.SelectMany(Terms))
                {
                    if (list.Count > MostParties)
                    {
                        listed.TryAdd(term, list.Count);
                    }
                    else
                    {
                        elsewhere.Add(term);
                    }
                }

                list.Clear();
            }

            return listed.Where(term => !elsewhere.Contains(term.Key)).ToDictionary(StringComparer.Ordinal);
        }

        private static bool IsParty(string part)
        {
            var words = Tokenizer.Tokenize(part);
            return words.Count is > 0 and <= MostWordsOfParty
                && words.TrueForAll(word => char.IsUpper(part[word.Start])
                    || StopWords.Contains(part.AsSpan(word.Start, word.End - word.Start)))
                && words.Exists(word => char.IsUpper(part[word.Start]));
        }

        private static IEnumerable<string> WrittenSmall(string text) =>
            Tokenizer.Tokenize(text).Where(token => char.IsLower(text[token.Start])).Select(token => token.Term);

        private static HashSet<string> Terms(string text) =>
            [.. StopWords.ContentTermsOf(text)];
    }
}

/// <summary>Which documents a question means.</summary>
/// <param name="Scores">By document: the share of the question's names that it bears. Empty where the question names none.</param>
/// <param name="Naming">Which concepts of the question can name documents, by their place in it.</param>
/// <param name="Deciding">Which of these decide: all of them, or where an agreement is called by its name, that name.</param>
internal sealed record DocumentChoice(IReadOnlyDictionary<long, double> Scores, IReadOnlySet<int> Naming, IReadOnlySet<int> Deciding)
{
    /// <summary>From here on a document counts as meant.</summary>
    public const double Meant = 0.5;

    /// <summary>The one document that is spoken of already.</summary>
    public static DocumentChoice Of(long document) =>
        new(new Dictionary<long, double> { [document] = 1 }, new HashSet<int>(), new HashSet<int>());

    /// <summary>True where any document may be meant: none is named, and none is spoken of.</summary>
    public bool IsOfAny => Naming.Count == 0 && Scores.Count == 0;

    /// <summary>
    /// Documents that bear nearly as much as the best are looked through beside it; one that is to be called the best must come closer.
    /// </summary>
    private const double NearlyBest = 0.9;
    private const double CloseToBest = 0.95;

    /// <summary>The greatest share that any document bears; 0 where none bears any.</summary>
    public double Best { get; } = Scores.Count > 0 ? Scores.Values.Max() : 0;

    /// <summary>True where no document bears the names clearly better, and this one bears enough of them.</summary>
    public bool IsBest(long documentId) => Scores.GetValueOrDefault(documentId) is >= Meant and var score && score >= Best * CloseToBest;

    /// <summary>
    /// The documents that bear the names best, where they bear enough of them; at most <paramref name="most"/>, else none: the names pick
    /// nothing.
    /// </summary>
    public IReadOnlySet<long> Chosen(int most)
    {
        var chosen = Best >= Meant ? Scores.Where(score => score.Value >= Best * NearlyBest).Select(score => score.Key).ToHashSet() : [];
        return chosen.Count <= most ? chosen : new HashSet<long>();
    }
}
