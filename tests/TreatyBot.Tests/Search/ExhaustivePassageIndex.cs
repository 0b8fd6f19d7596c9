using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Tests.Search;

/// <summary>
/// The reference: an inverted index in memory that scores every passage with a term of the query, and nothing cleverer. Rarity is counted
/// over all passages that are indexed, whatever the filter: a score tells nobody how many passages a hidden collection has beyond that.
/// </summary>
internal sealed class ExhaustivePassageIndex(Bm25F scoring) : IPassageIndex, IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<long, IndexedPassage[]> _passagesByDocument = [];
    private int _count;
    private long _titleTotal;
    private long _headingsTotal;
    private long _bodyTotal;

    public int Count => Volatile.Read(ref _count);

    public int CountWith(string term)
    {
        _lock.EnterReadLock();
        try
        {
            return _postings.TryGetValue(term, out var postings) ? postings.Count : 0;
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public IReadOnlyList<string> TermsBeginningWith(char first)
    {
        _lock.EnterReadLock();
        try
        {
            return [.. _postings.Keys.Where(term => term[0] == first)];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Apply(IReadOnlyCollection<IndexedDocument> added, IReadOnlyCollection<long> removed)
    {
        var analysed = added.Reverse()
            .DistinctBy(document => document.Entry.Document.Id)
            .Select(document => (document.Entry.Document.Id, Passages: Analyse(document)))
            .ToList();
        _lock.EnterWriteLock();
        try
        {
            var outdated = removed.Concat(analysed.Select(document => document.Id)).Where(_passagesByDocument.ContainsKey).ToHashSet();
            Remove(outdated);
            foreach (var (id, passages) in analysed)
            {
                Add(id, passages);
            }
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public IReadOnlyList<PassageHit> Search(PassageQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1);
        _lock.EnterReadLock();
        try
        {
            var terms = query.Terms
                .Where(term => double.IsFinite(term.Weight) && term.Weight > 0 && _postings.ContainsKey(term.Term))
                .Select(term => (Term: term, Weight: term.Weight * Bm25F.InverseFrequency(_count, _postings[term.Term].Count)))
                .ToList();
            if (terms.Count == 0)
            {
                return [];
            }

            var scale = new ScoreScale(terms.Sum(term => term.Weight));
            var scores = new Dictionary<IndexedPassage, int>();
            foreach (var (term, weight) in terms)
            {
                foreach (var posting in _postings[term.Term])
                {
                    var passage = posting.Passage;
                    if (!query.Collections.Contains(passage.Collection) || query.Documents?.Contains(passage.DocumentId) == false)
                    {
                        continue;
                    }

                    var frequency = scoring.Frequency(
                        posting.Title,
                        posting.Headings,
                        posting.Body,
                        Bm25F.Norm(scoring.HeadB, passage.TitleLength, Bm25F.Average(_titleTotal, _count)),
                        Bm25F.Norm(scoring.HeadB, passage.HeadingsLength, Bm25F.Average(_headingsTotal, _count)),
                        Bm25F.Norm(scoring.BodyB, passage.BodyLength, Bm25F.Average(_bodyTotal, _count)));
                    if (frequency > 0)
                    {
                        scores[passage] = scores.GetValueOrDefault(passage)
                            + ScoreScale.Part(scale.Units(weight), scoring.Saturate(frequency));
                    }
                }
            }

            return
            [
                .. scores
                    .OrderByDescending(score => score.Value)
                    .ThenBy(score => score.Key.Id)
                    .Take(query.Take)
                    .Select(score => new PassageHit(score.Key.Id, scale.Score(score.Value))),
            ];
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public void Dispose() => _lock.Dispose();

    private static (IndexedPassage Passage, Dictionary<string, Posting> Postings)[] Analyse(IndexedDocument document)
    {
        var title = Terms(document.Entry.Document.Metadata.Title ?? "", document.Main);
        return
        [
            .. document.Reading.Passages.Select(source =>
            {
                var headings = source.HeadingPath.SelectMany(heading => Terms(heading, document.LanguageOf(source))).ToList();
                var body = Terms(source.Range.Of(document.Reading.Text).ToString(), document.LanguageOf(source));
                var passage = new IndexedPassage(
                    source.Id,
                    document.Entry.Document.Id,
                    document.Entry.Document.Collection,
                    Math.Min(title.Count, Bm25F.MaxHeadLength),
                    Math.Min(headings.Count, Bm25F.MaxHeadLength),
                    Math.Min(body.Count, Bm25F.MaxBodyLength));
                var postings = new Dictionary<string, Posting>(StringComparer.Ordinal);
                CountInto(title, passage, postings, posting => posting with { Title = posting.Title + 1 });
                CountInto(headings, passage, postings, posting => posting with { Headings = posting.Headings + 1 });
                CountInto(body, passage, postings, posting => posting with { Body = posting.Body + 1 });
                return (passage, postings);
            }),
        ];
    }

    private static List<string> Terms(string text, Language language) => Tokenizer.Tokenize(text, language).ConvertAll(token => token.Term);

    private static void CountInto(
        List<string> terms, IndexedPassage passage, Dictionary<string, Posting> postings, Func<Posting, Posting> one)
    {
        foreach (var term in terms)
        {
            postings[term] = one(postings.GetValueOrDefault(term, new Posting(passage, 0, 0, 0)));
        }
    }

    private void Add(long documentId, (IndexedPassage Passage, Dictionary<string, Posting> Postings)[] passages)
    {
        _passagesByDocument[documentId] = [.. passages.Select(passage => passage.Passage)];
        foreach (var (passage, postings) in passages)
        {
            _count++;
            _titleTotal += passage.TitleLength;
            _headingsTotal += passage.HeadingsLength;
            _bodyTotal += passage.BodyLength;
            foreach (var (term, posting) in postings)
            {
                if (!_postings.TryGetValue(term, out var list))
                {
                    _postings[term] = list = [];
                }

                list.Add(posting);
            }
        }
    }

    private void Remove(HashSet<long> documentIds)
    {
        if (documentIds.Count == 0)
        {
            return;
        }

        foreach (var passage in documentIds.SelectMany(id => _passagesByDocument[id]))
        {
            _count--;
            _titleTotal -= passage.TitleLength;
            _headingsTotal -= passage.HeadingsLength;
            _bodyTotal -= passage.BodyLength;
        }

        foreach (var (term, postings) in _postings)
        {
            postings.RemoveAll(posting => documentIds.Contains(posting.Passage.DocumentId));
            if (postings.Count == 0)
            {
                _postings.Remove(term);
            }
        }

        foreach (var id in documentIds)
        {
            _passagesByDocument.Remove(id);
        }
    }

    private sealed record IndexedPassage(
        long Id, long DocumentId, string Collection, int TitleLength, int HeadingsLength, int BodyLength)
    {
        public bool Equals(IndexedPassage? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Id.GetHashCode();
    }

    private readonly record struct Posting(IndexedPassage Passage, int Title, int Headings, int Body);
}
