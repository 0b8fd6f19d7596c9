using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Documents;
using TreatyBot.Evaluation;
using TreatyBot.Ingestion;
using TreatyBot.Storage;

namespace TreatyBot.Benchmarks;

/// <summary>Indexing a folder from nothing: as a whole, through the real services, and each part of it alone.</summary>
internal static class IndexBenchmark
{
    private const int Rounds = 5;

    /// <summary>As many as a sync has.</summary>
    private const int Readers = 2;

    public static async Task RunAsync(string folder)
    {
        var documents = await FolderCorpus.ReadAsync(folder);
        for (var round = 0; round < Rounds; round++)
        {
            await using var indexed = await Measure.TimedAsync("from nothing: read, stored and indexed", () => OpenAsync(folder));
        }

        var drafts = await Measure.TimedAsync("  reading alone", () => ReadAsync(folder));
        await Measure.TimedAsync("  storing alone", () => StoreAsync(drafts));
        foreach (var kind in KeptIndex.All)
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var kept = new TemporaryFolder();
                kind.Keep(documents, kept.Path);
                using var opened = (IDisposable)Measure.Timed($"  {kind.Name}, open the folder", () => kind.Open(kept.Path));
            }
        }

        Measure.Memory("with all documents in it");
    }

    private static Task<IndexedFolder> OpenAsync(string folder) =>
        IndexedFolder.OpenAsync(new DirectoryInfo(folder), [], CancellationToken.None);

    private static async Task<IReadOnlyCollection<DocumentDraft>> ReadAsync(string folder)
    {
        await using var services = new ServiceCollection().AddLogging().AddIngestion().BuildServiceProvider();
        var extractor = services.GetRequiredService<SourceExtractor>();
        var maxBytes = services.GetRequiredService<IOptions<IngestionOptions>>().Value.MaxFileBytes;
        var drafts = new ConcurrentBag<DocumentDraft>();
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => extractor.Takes(file));
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Readers }, async (file, cancellationToken) =>
        {
            var path = Path.GetRelativePath(folder, file);
            if (await extractor.ExtractAsync(file, path, maxBytes, cancellationToken) is Extract extract)
            {
                var source = new SourceFingerprint(extract.Text.Length, DateTimeOffset.UnixEpoch, Reading.Hash(extract.Text));
                drafts.Add(new DocumentDraft("corpus", path, source, extract.Reader, extract.Metadata, extract.Text, extract.Passages));
            }
        });
        return drafts;
    }

    /// <returns>How many documents.</returns>
    private static async Task<int> StoreAsync(IReadOnlyCollection<DocumentDraft> drafts)
    {
        using var folder = new TemporaryFolder();
        using var store = SqliteStore.Open(folder.Path, TimeProvider.System);
        foreach (var draft in drafts)
        {
            await store.Documents.SaveAsync(draft, CancellationToken.None);
        }

        return drafts.Count;
    }
}
