using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using Directory = Lucene.Net.Store.Directory;

namespace TreatyBot.OverLuceneNet;

/// <summary>The index over Lucene.Net.</summary>
public sealed partial class LuceneNetIndex : IPersistentPassageIndex, IDisposable
{
    /// <summary>Weights further apart than this are not told apart: Lucene computes in single precision.</summary>
    private const double LeastWeight = 1e-30;

    private static readonly Sort BestFirst = new(SortField.FIELD_SCORE, new SortField(PassageFile.Passage, SortFieldType.INT64));

    private readonly Directory _directory;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;

    static LuceneNetIndex() => BooleanQuery.MaxClauseCount = int.MaxValue;

    /// <summary>An index in memory alone.</summary>
    public LuceneNetIndex()
        : this(new RAMDirectory(), OpenMode.CREATE)
    {
    }

    private LuceneNetIndex(Directory directory, OpenMode mode)
    {
        _directory = directory;
        _writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        {
            OpenMode = mode,
            Similarity = PassageFile.Similarity,
            WriteLockTimeout = 0,

            // Merging in the background, as by default, ends the whole process where it fails.
            MergeScheduler = new SerialMergeScheduler(),
        });
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, new LiveSearchers());
    }

    public int Count => Ask(searcher => searcher.IndexReader.NumDocs);

    /// <summary>
    /// An index that is kept in a folder. What is damaged is thrown away. While another process keeps its index there, this one has a copy
    /// in memory.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    public static LuceneNetIndex Open(string folder, ILogger<LuceneNetIndex> logger)
    {
        Directory directory = FSDirectory.Open(folder);
        var mode = IsWhole(directory, logger) ? OpenMode.CREATE_OR_APPEND : OpenMode.CREATE;
        try
        {
            return new LuceneNetIndex(directory, mode);
        }
        catch (LockObtainFailedException)
        {
            return new LuceneNetIndex(new RAMDirectory(directory, IOContext.READ_ONCE), mode);
        }
    }

    public int CountWith(string term) => Ask(searcher => searcher.CountWith(new Term(PassageFile.Whole, term)));

    public IReadOnlyList<string> TermsBeginningWith(char first) => Ask(searcher => searcher.ValuesOf(PassageFile.Whole, first.ToString()));

    public IReadOnlyCollection<long> ListDocuments() => Ask(searcher => searcher.ValuesOf(PassageFile.Document).ConvertAll(long.Parse));

    public bool Holds(CatalogueEntry entry) => Ask(searcher => searcher.CountWith(PassageFile.StampTerm(entry)) == entry.PassageCount);

    public void Apply(IReadOnlyCollection<IndexedDocument> added, IReadOnlyCollection<long> removed)
    {
        lock (_writer)
        {
            _writer.DeleteDocuments(
                [.. removed.Concat(added.Select(document => document.Entry.Document.Id)).Select(PassageFile.DocumentTerm)]);
            Parallel.ForEach(
                added.Reverse().DistinctBy(document => document.Entry.Document.Id),
                document => _writer.AddDocuments(PassageFile.Of(document)));
            _searchers.MaybeRefreshBlocking();
            _writer.Commit();
        }
    }

    public IReadOnlyList<PassageHit> Search(PassageQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1);
        var any = AnyOf(query.Terms.Where(term => double.IsFinite(term.Weight) && term.Weight > 0));

        // A filter wants one term at least; no document has the number 0.
        var documents = query.Documents is { } some ? new TermsFilter([.. some.Append(0).Select(PassageFile.DocumentTerm)]) : null;
        var wanted = documents is null ? (Query)any : new FilteredQuery(any, documents);
        var inCollections = new FieldCacheTermsFilter(PassageFile.Collection, [.. query.Collections]);
        return Ask(
            searcher => searcher.Search(wanted, inCollections, query.Take, BestFirst).ScoreDocs.Cast<FieldDoc>().Select(Hit).ToList());
    }

    public void Dispose()
    {
        _searchers.Dispose();
        _writer.Dispose();
        _directory.Dispose();
    }

    private static bool IsWhole(Directory directory, ILogger logger)
    {
        try
        {
            using var reader = DirectoryReader.IndexExists(directory) ? DirectoryReader.Open(directory) : null;
            reader?.Leaves.ToList().ForEach(leaf => leaf.AtomicReader.CheckIntegrity());
            return true;
        }
        catch (Exception e)
        {
            Log.ThrownAway(logger, directory, e.Message);
            return false;
        }
    }

    private static BooleanQuery AnyOf(IEnumerable<WeightedTerm> terms)
    {
        // A term given twice counts twice; the heaviest counts one.
        var weights = terms
            .Select(term => (Term: new Term(PassageFile.Whole, term.Term), term.Weight))
            .GroupBy(one => one.Term, (term, same) => (Term: term, Weight: Math.Min(same.Sum(one => one.Weight), double.MaxValue)))
            .ToList();
        var heaviest = weights.Select(one => one.Weight).DefaultIfEmpty().Max();
        var any = new BooleanQuery(disableCoord: true);
        foreach (var (term, weight) in weights)
        {
            any.Add(new TermQuery(term) { Boost = (float)Math.Max(weight / heaviest, LeastWeight) }, Occur.SHOULD);
        }

        return any;
    }

    private static PassageHit Hit(FieldDoc found) =>
        new(((J2N.Numerics.Number)found.Fields[1]).ToInt64(), ((J2N.Numerics.Number)found.Fields[0]).ToDouble());

    /// <summary>Asks one consistent state of the index.</summary>
    private T Ask<T>(Func<LiveSearcher, T> ask)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return ask((LiveSearcher)searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1151, LogLevel.Warning, "The Lucene.Net index in '{Directory}' is thrown away and made again from the store: {Reason}")]
        public static partial void ThrownAway(ILogger logger, Directory directory, string reason);
    }
}
