using System.Buffers;
using System.Collections.Concurrent;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// The vectors of all readings that answer, in memory. A document without them yet is found by its words alone. Safe for use by many
/// threads at once.
/// </summary>
public sealed class CorpusVectors
{
    /// <summary>
    /// Up to so many passages in what the asker may see, every one is compared (about 5 ms on one core for 384 dimensions, at 22 ms a
    /// million); beyond it, the sign bits choose which are.
    /// </summary>
    internal const int MaxExhaustive = 200_000;

    /// <summary>
    /// How many passages with the nearest sign bits are compared. Signs alone order the nearest ones poorly, and 1 in 500 of a million
    /// costs little beside counting the bits of all of them.
    /// </summary>
    internal const int MaxCompared = 2_000;

    /// <summary>The usual level is taken from about so many passages where not all are compared.</summary>
    private const int SampleSize = 4_000;

    private readonly ConcurrentDictionary<long, DocumentVectors> _documents = new();
    private readonly int _maxExhaustive;

    public CorpusVectors()
        : this(MaxExhaustive)
    {
    }

    internal CorpusVectors(int maxExhaustive) => _maxExhaustive = maxExhaustive;

    /// <summary>True where no document has vectors.</summary>
    public bool IsEmpty => _documents.IsEmpty;

    /// <summary>How many passages of some documents have vectors.</summary>
    public EmbeddingProgress Progress(IEnumerable<CatalogueEntry> entries)
    {
        var (passages, total) = (0, 0);
        foreach (var entry in entries)
        {
            total += entry.PassageCount;
            passages += Find(entry) is not null ? entry.PassageCount : 0;
        }

        return new EmbeddingProgress(passages, total);
    }

    internal IEnumerable<VectorSheet> Sheets => _documents.Values.Select(document => document.Sheet);

    /// <summary>The vectors of the reading that a document answers with; null where they are not made yet.</summary>
    internal VectorSheet? Find(CatalogueEntry entry) =>
        _documents.TryGetValue(entry.Document.Id, out var document) && document.ReadingId == entry.ReadingId ? document.Sheet : null;

    internal void Put(CatalogueEntry entry, VectorSheet sheet) =>
        _documents[entry.Document.Id] = new DocumentVectors(entry.ReadingId, sheet);

    /// <summary>Lets go of documents that answer no more.</summary>
    internal void Keep(Catalogue catalogue)
    {
        foreach (var id in _documents.Keys.Where(id => catalogue.FindDocument(id) is null))
        {
            _documents.TryRemove(id, out _);
        }
    }

    /// <summary>The passages nearest to a question, best first, and how near passages usually are.</summary>
    /// <param name="query">The question.</param>
    /// <param name="entries">The documents that the asker may see.</param>
    /// <param name="take">At most so many passages; 1 or more.</param>
    internal NearestPassages Search(QueryVector query, IEnumerable<CatalogueEntry> entries, int take)
    {
        var scope = new List<(CatalogueEntry Entry, VectorSheet Sheet)>();
        var covered = 0;
        var all = 0;
        foreach (var entry in entries)
        {
            all += entry.PassageCount;
            if (Find(entry) is { } sheet && sheet.Dimensions == query.Dimensions && sheet.PassageCount == entry.PassageCount)
            {
                scope.Add((entry, sheet));
                covered += entry.PassageCount;
            }
        }

        var nearest = new NearestPassages.Builder(take);
        if (covered > _maxExhaustive)
        {
            SearchBySigns(query, scope, covered, nearest);
        }
        else
        {
            foreach (var (entry, sheet) in scope)
            {
                for (var i = 0; i < sheet.PassageCount; i++)
                {
                    nearest.Add(entry.FirstPassageId + i, sheet.Cosine(query, i), isSample: true);
                }
            }
        }

        return nearest.Build(all == 0 ? 0 : covered / (double)all);
    }

    private static void SearchBySigns(QueryVector query, List<(CatalogueEntry Entry, VectorSheet Sheet)> scope, int covered,
        NearestPassages.Builder nearest)
    {
        var rented = ArrayPool<ushort>.Shared.Rent(covered);
        var distances = rented.AsSpan(0, covered);
        var counts = new int[query.Dimensions + 1];
        var at = 0;
        foreach (var (_, sheet) in scope)
        {
            var own = distances.Slice(at, sheet.PassageCount);
            SignBits.Distances(query.Signs, sheet.Signs, own);
            foreach (var distance in own)
            {
                counts[distance]++;
            }

            at += own.Length;
        }

        var farthest = 0;
        for (var sum = counts[0]; sum < MaxCompared && farthest < counts.Length - 1; sum += counts[farthest])
        {
            farthest++;
        }

        at = 0;
        var step = Math.Max(1, covered / SampleSize);
        foreach (var (entry, sheet) in scope)
        {
            for (var i = 0; i < sheet.PassageCount; i++, at++)
            {
                var isSample = at % step == 0;
                if (isSample || distances[at] <= farthest)
                {
                    nearest.Add(entry.FirstPassageId + i, sheet.Cosine(query, i), isSample);
                }
            }
        }

        ArrayPool<ushort>.Shared.Return(rented);
    }

    private sealed record DocumentVectors(long ReadingId, VectorSheet Sheet);
}
