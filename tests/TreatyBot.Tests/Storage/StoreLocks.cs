using TreatyBot.Storage;

namespace TreatyBot.Tests.Storage;

public sealed class StoreLocks : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public StoreLocks() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_lock_can_be_taken_again_once_it_is_given_back()
    {
        _store.TryTakeWorkerLock(out var first, out var refusal).ShouldBeTrue();
        refusal.ShouldBeNull();
        _store.TryTakeWorkerLock(out var second, out refusal).ShouldBeFalse();
        second.ShouldBeNull();
        refusal.ShouldContain($"process {Environment.ProcessId}");

        first!.Dispose();

        _store.TryTakeWorkerLock(out second, out _).ShouldBeTrue();
        second!.Dispose();
    }

    [Fact]
    public void Whether_a_worker_runs_can_be_seen_without_taking_its_place()
    {
        _store.IsWorkerRunning().ShouldBeFalse();
        _store.TryTakeWorkerLock(out var worker, out _).ShouldBeTrue();
        using (worker)
        {
            using var other = SqliteStore.Open(_folder.Path, TimeProvider.System);
            other.IsWorkerRunning().ShouldBeTrue();
        }

        _store.IsWorkerRunning().ShouldBeFalse();
        _store.TryTakeWorkerLock(out worker, out _).ShouldBeTrue();
        worker!.Dispose();
    }

    [Fact]
    public void A_sync_runs_beside_a_worker_and_not_beside_another_sync()
    {
        _store.TryTakeWorkerLock(out var worker, out _).ShouldBeTrue();
        _store.TryTakeSyncLock(out var sync, out _).ShouldBeTrue();
        using (worker)
        using (sync)
        {
            using var other = SqliteStore.Open(_folder.Path, TimeProvider.System);
            other.TryTakeSyncLock(out _, out var refusal).ShouldBeFalse();
            refusal.ShouldContain("is indexing into the store");
            refusal.ShouldContain($"process {Environment.ProcessId}");
        }
    }

    [Fact]
    public async Task A_second_worker_is_refused_by_the_first_ones_number_until_that_is_killed()
    {
        using var first = DriverProcess.Start("hold", _folder.Path);
        (await first.HearAsync()).ShouldBe("held");

        _store.TryTakeWorkerLock(out _, out var refusal).ShouldBeFalse();
        refusal.ShouldContain($"(process {first.Id}) is already answering from the store in '{_folder.Path}'");

        first.Kill();
        await first.WaitAsync();

        _store.TryTakeWorkerLock(out var taken, out _).ShouldBeTrue("a file that was left behind locks nothing");
        using (taken)
        {
            using var second = DriverProcess.Start("hold", _folder.Path);
            (await second.HearAsync()).ShouldNotBeNull().ShouldContain($"process {Environment.ProcessId}");
        }
    }

    [Fact]
    public void A_folder_that_is_gone_is_told_and_not_taken_for_another_worker()
    {
        using var gone = new StoreFolder();
        using var store = SqliteStore.Open(gone.Path, TimeProvider.System);
        gone.Dispose();

        Should.Throw<StoreException>(() => store.TryTakeWorkerLock(out _, out _)).Message.ShouldContain("storage folder");
    }
}
