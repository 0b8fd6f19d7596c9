namespace TreatyBot.Tests.Storage;

/// <summary>A folder for a store, gone after the test. It is not made before somebody makes it.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly TemporaryFolder _around = new();

    public string Path => _around.At("store");

    public string Database => _around.At("store/treatybot.db");

    public void Dispose() => _around.Dispose();
}
