using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using TreatyBot.Core.Search;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// A segment without what is deleted in it. Until a merge Lucene counts deleted passages too; here whatever is counted or found depends on
/// nothing but those that are left. Documents are deleted as a whole.
/// </summary>
internal sealed class SegmentView
{
    /// <summary>So many sets of collections are kept; there are as many as there are kinds of asker.</summary>
    private const int MaxKeptSets = 256;

    private static readonly ConditionalWeakTable<object, SegmentColumns> Columned = [];
    private static readonly ConditionalWeakTable<object, SegmentTerms> Looked = [];

    private readonly List<DocumentRow> _deleted;
    private readonly Dictionary<long, DocumentRow> _byId;
    private readonly ConcurrentDictionary<string, int> _deletedWith = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PassageRun[]> _visible = new(StringComparer.Ordinal);

    public SegmentView(SegmentReader reader)
    {
        Columns = Columned.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader));
        Terms = Looked.GetValue(reader.CoreCacheKey, _ => new SegmentTerms(reader));
        var live = reader.LiveDocs;
        var rows = Columns.Documents.ToLookup(row => live?.Get(row.First) != false);
        Documents = [.. rows[true]];
        _deleted = [.. rows[false]];
        _byId = Documents.ToDictionary(row => row.Id);
        foreach (var row in Documents)
        {
            TotalTitleLength += Sum(Columns.TitleLengths, row);
            TotalHeadingsLength += Sum(Columns.HeadingsLengths, row);
            for (var passage = row.First; passage < row.End; passage++)
            {
                TotalBodyLength += Columns.BodyLengths[passage];
            }
        }
    }

    public SegmentColumns Columns { get; }

    public SegmentTerms Terms { get; }

    public IReadOnlyList<DocumentRow> Documents { get; }

    public long TotalTitleLength { get; }

    public long TotalHeadingsLength { get; }

    public long TotalBodyLength { get; }

    public DocumentRow? FindDocument(long id) => _byId.GetValueOrDefault(id);

    /// <summary>How many passages have a term.</summary>
    public int CountWith(string term)
    {
        var place = Terms.Find(term);
        return place.Words is null || _deleted.Count == 0
            ? place.Passages
            : place.Passages - _deletedWith.GetOrAdd(term, static (_, asked) => asked.View.CountDeletedWith(asked.Place),
                (View: this, Place: place));
    }

    /// <summary>Adds the passages that a query may find, as few runs of them as there are.</summary>
    public void AddVisible(PassageQuery query, List<PassageRun> runs)
    {
        if (query.Documents is not { } documents)
        {
            runs.AddRange(VisibleIn(query.Collections));
            return;
        }

        IEnumerable<DocumentRow> rows = documents.Count < Documents.Count
            ? documents.Select(FindDocument).OfType<DocumentRow>().OrderBy(row => row.First)
            : Documents.Where(row => documents.Contains(row.Id));
        foreach (var row in rows.Where(row => query.Collections.Contains(row.Collection)))
        {
            Add(runs, row);
        }
    }

    private PassageRun[] VisibleIn(IReadOnlySet<string> collections)
    {
        // No name of a collection has a line break.
        var set = collections.Count == 1 ? collections.First() : string.Join('\n', collections.Order(StringComparer.Ordinal));
        if (_visible.TryGetValue(set, out var visible))
        {
            return visible;
        }

        var runs = new List<PassageRun>();
        foreach (var row in Documents.Where(row => collections.Contains(row.Collection)))
        {
            Add(runs, row);
        }

        visible = [.. runs];
        if (_visible.Count < MaxKeptSets)
        {
            _visible.TryAdd(set, visible);
        }

        return visible;
    }

    private static void Add(List<PassageRun> runs, DocumentRow row)
    {
        if (runs.Count > 0 && runs[^1].End == row.First)
        {
            runs[^1] = new PassageRun(runs[^1].First, row.End);
        }
        else
        {
            runs.Add(new PassageRun(row.First, row.End));
        }
    }

    private static long Sum(byte[] lengths, DocumentRow row)
    {
        var sum = 0L;
        foreach (var length in lengths.AsSpan(row.First..row.End))
        {
            sum += length;
        }

        return sum;
    }

    private int CountDeletedWith(TermPlace place)
    {
        var count = 0;
        var readers = Terms.Lend();
        var postings = readers.OpenWords(place);
        foreach (var row in _deleted)
        {
            var passage = postings.DocID < row.First ? postings.Advance(row.First) : postings.DocID;
            for (; passage < row.End; passage = postings.NextDoc())
            {
                count++;
            }

            if (passage == DocIdSetIterator.NO_MORE_DOCS)
            {
                break;
            }
        }

        Terms.Return(readers);
        return count;
    }
}
