using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;

namespace TreatyBot.Hosting;

/// <summary>Finds the files that documents were read from.</summary>
internal sealed class SourceFiles(IReadOnlyList<CollectionOptions> collections)
{
    private readonly ILookup<string, string> _folders = collections
        .SelectMany(collection => collection.Folders.Select(folder => (collection.Name, folder)))
        .ToLookup(entry => entry.Name, entry => entry.folder, StringComparer.Ordinal);

    /// <returns>Null where the file is gone.</returns>
    public string? Find(Document document) =>
        _folders[document.Collection].Select(folder => Path.Combine(folder, document.Path)).FirstOrDefault(File.Exists);
}
