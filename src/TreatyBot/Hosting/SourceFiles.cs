using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;

namespace TreatyBot.Hosting;

/// <summary>Finds the files that documents were read from.</summary>
internal sealed class SourceFiles(IReadOnlyList<CollectionOptions> collections)
{
    private readonly ILookup<string, string> _folders = collections
        .SelectMany(collection => collection.Folders.Select(folder => (collection.Name, folder)))
        .ToLookup(entry => entry.Name, entry => entry.folder, StringComparer.Ordinal);

    /// <summary>The file that a document was read from; of one inside an archive or a mail, that one.</summary>
    /// <returns>Null where the file is gone.</returns>
    public string? Find(Document document) => Holders(document.Path)
        .SelectMany(path => _folders[document.Collection].Select(folder => Path.Combine(folder, path))).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Holders(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
