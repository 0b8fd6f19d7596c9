using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;
using TreatyBot.LuceneIndex;

namespace TreatyBot.Benchmarks;

/// <content>The same questions to Lucene.Net over the same passages, kept in a folder likewise.</content>
internal static partial class SearchBenchmark
{
    private const int Top = 20;

    static partial void SearchLibraries(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries)
    {
        using var folder = new TemporaryFolder();
        Measure.Timed("Lucene.Net from nothing, kept", () =>
        {
            using var made = Open(folder.Path);
            made.Apply([.. documents], []);
            return made.Count;
        });
        var size = Directory.EnumerateFiles(folder.Path).Sum(file => new FileInfo(file).Length);
        Measure.Line("Lucene.Net in its folder", $"{size / 1024} KB");
        using var lucene = Measure.Timed("Lucene.Net, open the folder", () => Open(folder.Path));
        Search("Lucene.Net, ", documents, queries, lucene).Throughput("Lucene.Net, search");
        Compare(documents, queries, lucene);
    }

    private static LucenePassageIndex Open(string folder) => LucenePassageIndex.Open(folder, NullLogger.Instance);

    private static void Compare(IReadOnlyList<IndexedDocument> documents, IReadOnlyList<PassageQuery> queries, LucenePassageIndex lucene)
    {
        using var index = new PassageIndex();
        index.Apply([.. documents], []);
        var same = queries.Select(query => query with { Take = Top }).Average(query =>
            index.Search(query)
                .Select(hit => hit.PassageId)
                .Intersect(lucene.Search(query).Select(hit => hit.PassageId))
                .Count() / (double)Top);
        Measure.Line($"Lucene.Net, of the index's top {Top}", $"{same:0.000} are the same");
    }
}
