namespace TreatyBot.Tests.Search;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("treatybot-index-").FullName;

    public string[] Files(string pattern) => Directory.GetFiles(Path, pattern);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
