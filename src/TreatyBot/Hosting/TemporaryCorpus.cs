using TreatyBot.Core.Conversations;

namespace TreatyBot.Hosting;

/// <summary>One folder as the whole corpus, with a store that is gone afterwards.</summary>
internal sealed class TemporaryCorpus : IDisposable
{
    private TemporaryCorpus(CollectionOptions collection, string storeFolder)
    {
        Collections = [collection];
        StoreFolder = storeFolder;
    }

    /// <summary>Where the vectors of such corpora are remembered: the next command over the same folder starts at once.</summary>
    public static string VectorCache { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "treatybot",
        "vectors");

    public IReadOnlyList<CollectionOptions> Collections { get; }

    public string StoreFolder { get; }

    /// <exception cref="SetupException">There is no such folder.</exception>
    public static TemporaryCorpus Over(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            throw new SetupException($"There is no folder '{folder.FullName}'. --corpus names the folder that holds the documents.");
        }

        var collection = new CollectionOptions { Name = "corpus" };
        collection.Folders.Add(folder.FullName);
        return new TemporaryCorpus(collection, Directory.CreateTempSubdirectory("treatybot-").FullName);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(StoreFolder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The temporary folder {StoreFolder} could not be removed ({e.Message}); it can be deleted by hand.");
        }
    }
}
