using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Tests.Search;

/// <summary>Documents and queries for tests of an index.</summary>
internal static class SearchCorpus
{
    public static readonly IReadOnlySet<string> Library = new HashSet<string>(StringComparer.Ordinal) { "library" };

    /// <summary>A document whose passages have the ids from a thousand times its own on.</summary>
    public static IndexedDocument Document(long id, params string[] passages) =>
        Document(id, "library", null, [.. passages.Select(text => ("", text))]);

    public static IndexedDocument Document(
        long id, string collection, string? title, IReadOnlyList<(string Heading, string Text)> passages, long revision = 0)
    {
        var text = string.Join("\n\n", passages.Select(passage => passage.Text));
        var placed = new List<Passage>();
        var firstId = (id * 1000) + (revision * 100);
        var at = 0;
        foreach (var (heading, body) in passages)
        {
            placed.Add(new Passage(firstId + placed.Count, new TextRange(at, at + body.Length), heading.Length == 0 ? [] : [heading]));
            at += body.Length + 2;
        }

        var document = new Document(id, collection, $"{id}.txt", new DocumentMetadata(title));
        var entry = new CatalogueEntry(
            document, (id * 10) + revision, firstId, placed.Count, DateTimeOffset.UnixEpoch.AddSeconds(revision), "");
        return new IndexedDocument(entry, new Reading(entry.ReadingId, document, Reading.Hash(text), text, placed));
    }

    public static PassageQuery Query(params string[] terms) => new([.. terms.Select(term => new WeightedTerm(term))], Library, 10);

    public static long[] Ids(this IReadOnlyList<PassageHit> hits) => [.. hits.Select(hit => hit.PassageId)];

    public static void Add(this IPassageIndex index, params IndexedDocument[] documents) => index.Apply(documents, []);

    public static void Remove(this IPassageIndex index, params long[] ids) => index.Apply([], ids);
}
