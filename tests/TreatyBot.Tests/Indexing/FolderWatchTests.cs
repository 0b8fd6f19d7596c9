using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TreatyBot.Indexing;

namespace TreatyBot.Tests.Indexing;

public sealed class FolderWatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_happens_to_a_file_is_noticed()
    {
        _folder.Write("deep/a.txt", "Alpha.");
        using var watch = Watch(TimeProvider.System);
        foreach (var happening in new Action[]
        {
            () => _folder.Write("deep/a.txt", "Alpha, corrected."),
            () => File.Move(_folder.At("deep/a.txt"), _folder.At("b.txt")),
            () => Directory.Move(_folder.At("deep"), _folder.At("deeper")),
            () => File.Delete(_folder.At("b.txt")),
        })
        {
            watch.Start();
            happening();
            await watch.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None).WaitAsync(Patience);
        }
    }

    [Fact]
    public async Task Where_nothing_happens_the_interval_ends_the_wait()
    {
        var clock = new FakeTimeProvider();
        using var watch = Watch(clock);
        watch.Start();
        var waiting = watch.WaitAsync(TimeSpan.FromMinutes(5), CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(4));
        waiting.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(1));
        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_folder_that_comes_later_is_watched_from_the_next_start_on()
    {
        using var watch = new FolderWatch([_folder.At("later")], TimeProvider.System, NullLogger<FolderWatch>.Instance);
        watch.Start();
        Directory.CreateDirectory(_folder.At("later"));
        watch.Start();
        _folder.Write("later/a.txt", "Alpha.");
        await watch.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None).WaitAsync(Patience);
    }

    [Fact]
    public async Task A_wait_can_be_ended()
    {
        using var watch = Watch(TimeProvider.System);
        using var stopping = new CancellationTokenSource();
        watch.Start();
        var waiting = watch.WaitAsync(Timeout.InfiniteTimeSpan, stopping.Token);
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    private FolderWatch Watch(TimeProvider clock) => new([_folder.Path], clock, NullLogger<FolderWatch>.Instance);
}
