using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Hosting;

/// <summary>Finds the files that documents were read from.</summary>
internal sealed class SourceFiles(CollectionSources sources)
{
    private readonly ILookup<string, IDocumentSource> _sources = sources.All
        .SelectMany(collection => collection.Sources.Select(source => (collection.Name, source)))
        .ToLookup(entry => entry.Name, entry => entry.source, StringComparer.Ordinal);

    /// <summary>The file that a document was read from; of one inside an archive or a mail, that one, and its path in there.</summary>
    /// <returns>Null where the file is gone.</returns>
    public (SourceFileName File, string? Inside)? Find(Document document)
    {
        for (var end = document.Path.Length; end > 0; end = document.Path.LastIndexOf('/', end - 1))
        {
            var holder = document.Path[..end];
            var files = _sources[document.Collection].Select(source => source.FindFile(holder));
            if (files.FirstOrDefault(file => file is not null) is { } file)
            {
                return (file, end < document.Path.Length ? document.Path[(end + 1)..] : null);
            }
        }

        return null;
    }
}
