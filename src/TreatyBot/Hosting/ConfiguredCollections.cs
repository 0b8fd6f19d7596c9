using System.ComponentModel.DataAnnotations;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Hosting;

/// <summary>Reads the collections from the configuration and refuses what cannot be meant.</summary>
internal static class ConfiguredCollections
{
    /// <exception cref="SetupException">A collection without name or folder, a name given twice, an audience that is none.</exception>
    public static IReadOnlyList<CollectionOptions> Read(IConfiguration configuration, string root)
    {
        var collections = new List<CollectionOptions>();
        foreach (var section in configuration.GetSection("Collections").GetChildren())
        {
            var collection = section.Get<CollectionOptions>() ?? new CollectionOptions();
            Check(collection, section.Path, collections);
            for (var i = 0; i < collection.Folders.Count; i++)
            {
                collection.Folders[i] = Path.GetFullPath(collection.Folders[i], root);
            }

            collections.Add(collection);
        }

        return collections.Count > 0
            ? collections
            : throw new SetupException("No collection is configured. Give at least Collections:0:Name and Collections:0:Folders:0.");
    }

    private static void Check(CollectionOptions collection, string path, List<CollectionOptions> others)
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(collection, new ValidationContext(collection), faults, validateAllProperties: true))
        {
            throw new SetupException($"{path}:Name '{collection.Name}' cannot be used: {faults[0].ErrorMessage}.");
        }

        if (others.Exists(other => other.Name.Equals(collection.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new SetupException($"{path}: a collection named '{collection.Name}' is configured already. Each needs a name of its own.");
        }

        if (collection.Folders.Count == 0 || collection.Folders.Any(string.IsNullOrWhiteSpace))
        {
            throw new SetupException($"{path}: the collection '{collection.Name}' needs a folder: set {path}:Folders:0.");
        }

        foreach (var line in collection.Audience)
        {
            try
            {
                AudienceRule.Parse(line);
            }
            catch (FormatException e)
            {
                throw new SetupException($"{path}:Audience of '{collection.Name}': {e.Message}", e);
            }
        }
    }
}
