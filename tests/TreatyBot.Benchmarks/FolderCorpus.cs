using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Evaluation;

namespace TreatyBot.Benchmarks;

/// <summary>The documents of a folder as the index takes them: read by the real readers, numbered by the real store.</summary>
internal static class FolderCorpus
{
    public static async Task<IReadOnlyList<IndexedDocument>> ReadAsync(string folder)
    {
        await using var indexed = await IndexedFolder.OpenAsync(new DirectoryInfo(folder), [], CancellationToken.None);
        var store = indexed.Services.GetRequiredService<IDocumentStore>();
        var documents = new List<IndexedDocument>();
        foreach (var entry in await store.ListAsync(CancellationToken.None))
        {
            documents.Add(new IndexedDocument(entry, (await store.FindReadingAsync(entry.ReadingId, CancellationToken.None))!));
        }

        var passages = documents.Sum(document => document.Reading.Passages.Count);
        var characters = documents.Sum(document => (long)document.Reading.Text.Length);
        Measure.Line("corpus", $"{documents.Count} documents, {passages} passages, {characters} characters");
        return documents;
    }
}
