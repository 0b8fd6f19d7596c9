using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.IndexKillDriver;

/// <summary>
/// What happens to an index, step by step, always the same: step n puts in some of thirty documents anew and takes one out. So whoever
/// finds an index can tell after which step it was kept.
/// </summary>
internal static class KillScript
{
    public const string Collection = "library";

    private const int Documents = 30;

    public static IReadOnlyList<long> Removed(int step) => [step * 11 % Documents];

    public static IReadOnlyList<IndexedDocument> Added(int step) =>
        [.. AddedIds(step).Select(id => Document(id, step))];

    /// <summary>All documents after a step, with the step that put each in.</summary>
    public static IReadOnlyList<IndexedDocument> After(int step)
    {
        var steps = new Dictionary<long, int>();
        for (var at = 1; at <= step; at++)
        {
            foreach (var id in Removed(at))
            {
                steps.Remove(id);
            }

            foreach (var id in AddedIds(at))
            {
                steps[id] = at;
            }
        }

        return [.. steps.Select(document => Document(document.Key, document.Value))];
    }

    private static IEnumerable<long> AddedIds(int step) => Enumerable.Range(0, 3).Select(i => (long)(((step * 7) + (i * 5)) % Documents));

    private static IndexedDocument Document(long id, int step)
    {
        var text = $"port number{id} step{step} sea{id % 3} sea{step % 5}";
        var document = new Document(id, Collection, $"{id}.txt", new DocumentMetadata($"Title {step % 4}"));
        var firstPassage = (step * 1000L) + (id * 10);
        var passages = Enumerable.Range(0, (int)(id % 4) + 1)
            .Select(i => new Passage(firstPassage + i, new TextRange(0, text.Length - i), []))
            .ToList();
        var entry = new CatalogueEntry(document, firstPassage, firstPassage, passages.Count, DateTimeOffset.UnixEpoch.AddSeconds(step), "");
        return new IndexedDocument(entry, new Reading(firstPassage, document, Reading.Hash(text), text, passages));
    }
}
