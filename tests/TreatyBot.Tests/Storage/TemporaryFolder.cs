namespace TreatyBot.Tests.Storage;

/// <summary>A folder that is gone after the test. It is not made before somebody makes it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "treatybot-" + Guid.NewGuid().ToString("N"));

    public string Database => System.IO.Path.Combine(Path, "treatybot.db");

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
