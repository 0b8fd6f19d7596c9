using TreatyBot.Configuration;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Hosting;

/// <summary>Reads the collections from the configuration and refuses what cannot be meant.</summary>
internal static class ConfiguredCollections
{
    public const string Section = "Collections";

    private const string SampleFolder = "config/corpus";

    /// <summary>The configured collections; the sample corpus, for everyone, where none is.</summary>
    /// <remarks>
    /// A list counts as the last source gives it, whole: entries of two sources are never mixed. And an audience was named for certain
    /// documents: where a later source gives the collection another name, other folders or other sources, the audience of an earlier one
    /// does not hold for them.
    /// </remarks>
    /// <exception cref="SetupException">
    /// A collection without name or documents, a name given twice, a source or an audience that is none.
    /// </exception>
    public static IReadOnlyList<CollectionOptions> Read(ConfiguredValues values, string root)
    {
        var collections = new List<CollectionOptions>();
        foreach (var entry in values.ListChildren(Section))
        {
            collections.Add(Read(values, root, $"{Section}:{entry}", collections));
        }

        return collections.Count > 0 ? collections : [Sample(root)];
    }

    private static CollectionOptions Read(ConfiguredValues values, string root, string key, List<CollectionOptions> others)
    {
        var (nameKey, foldersKey, sourcesKey, audienceKey) = ($"{key}:Name", $"{key}:Folders", $"{key}:Sources", $"{key}:Audience");
        var name = values.Find(nameKey);
        var folders = values.ListEntries(foldersKey);
        var fetched = ConfiguredSources.Read(values, sourcesKey, root).ToList();
        if (string.IsNullOrWhiteSpace(name) || folders.Count + fetched.Count == 0 || folders.Any(string.IsNullOrWhiteSpace))
        {
            throw new SetupException(
                $"'{key}' needs a name and a folder of documents, or another source: set {nameKey} and {foldersKey}:0, or {sourcesKey}:0.");
        }

        if (others.Exists(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new SetupException($"A second collection is named '{name}' ({nameKey}): give each a name of its own.");
        }

        var collection = new CollectionOptions { Name = name };
        foreach (var folder in folders)
        {
            collection.Folders.Add(Path.GetFullPath(folder, root));
        }

        foreach (var source in fetched)
        {
            collection.Sources.Add(source);
        }

        var isForTheseDocuments = values.FindSource(audienceKey)
            >= new[] { nameKey, foldersKey, sourcesKey }.Max(values.FindSource);
        foreach (var line in isForTheseDocuments ? values.ListEntries(audienceKey) : [])
        {
            collection.Audience.Add(Check(line, audienceKey));
        }

        return collection;
    }

    private static string Check(string line, string key)
    {
        try
        {
            return AudienceRule.Parse(line).ToString();
        }
        catch (FormatException e)
        {
            throw new SetupException($"{key}: {e.Message}", e);
        }
    }

    private static CollectionOptions Sample(string root)
    {
        var folder = Path.GetFullPath(SampleFolder, root);
        return Directory.Exists(folder)
            ? new CollectionOptions { Name = "sample", Folders = { folder }, Audience = { AudienceRule.Everyone } }
            : throw new SetupException(
                $"No collection is configured: set {Section}:0:Name and {Section}:0:Folders:0, the folder of your documents.");
    }
}
