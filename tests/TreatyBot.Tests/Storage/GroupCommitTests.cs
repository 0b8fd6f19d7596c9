using Dapper;
using SQLitePCL;
using TreatyBot.Storage;

namespace TreatyBot.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;
    private int _commits;

    public GroupCommitTests()
    {
        _store = SqliteStore.Open(_folder.Path, TimeProvider.System);
        _store.Database.Write(c => c.Execute("CREATE TABLE marks (mark INTEGER NOT NULL)"));
        _store.Database.Write(c =>
        {
            raw.sqlite3_commit_hook(c.Handle, _ => Interlocked.Increment(ref _commits) * 0, null);
            return true;
        });
        _commits = 0;
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Changes_that_wait_together_share_a_transaction()
    {
        await WhileBusyAsync(() => [.. Enumerable.Range(0, 40).Select(mark => MarkAsync(mark))]);

        (await MarksAsync()).ShouldBe(Enumerable.Range(0, 40));
        _commits.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_fails_is_undone_alone()
    {
        Task<int>? bad = null;
        await WhileBusyAsync(() =>
        {
            List<Task> changes = [MarkAsync(1)];
            bad = _store.Database.WriteTogetherAsync(
                c => c.Execute("INSERT INTO marks VALUES (99)") + c.Execute("INSERT INTO marks VALUES (NULL)"), flushed: true, None);
            changes.Add(MarkAsync(2));
            return changes;
        });

        await Should.ThrowAsync<StoreException>(bad!);
        (await MarksAsync()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task One_that_is_given_up_while_it_waits_changes_nothing()
    {
        using var giveUp = new CancellationTokenSource();
        Task<int>? given = null;
        await WhileBusyAsync(() =>
        {
            given = MarkAsync(1, giveUp.Token);
            giveUp.Cancel();
            return [MarkAsync(2)];
        });

        await Should.ThrowAsync<OperationCanceledException>(given!);
        (await MarksAsync()).ShouldBe([2]);
    }

    [Fact]
    public async Task A_group_is_flushed_where_one_of_it_asks_for_it()
    {
        const int Normal = 1;
        const int Full = 2;
        (await LevelAsync(flushed: false)).ShouldBe(Normal);
        (await LevelAsync(flushed: true)).ShouldBe(Full);
        List<Task<int>> levels = [];
        await WhileBusyAsync(() => levels = [LevelAsync(flushed: false), LevelAsync(flushed: true), LevelAsync(flushed: false)]);
        (await Task.WhenAll(levels)).ShouldAllBe(level => level == Full);
        _store.Database.Write(c => c.ExecuteScalar<int>("PRAGMA synchronous")).ShouldBe(Full);
    }

    [Fact]
    public async Task Who_comes_to_a_closed_store_is_told()
    {
        _store.Dispose();
        await Should.ThrowAsync<Exception>(MarkAsync(1)).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private Task<int> MarkAsync(int mark, CancellationToken cancellationToken = default) =>
        _store.Database.WriteTogetherAsync(
            c => c.Execute("INSERT INTO marks VALUES (@mark)", new { mark }), flushed: true, cancellationToken);

    private Task<int> LevelAsync(bool flushed) =>
        _store.Database.WriteTogetherAsync(c => c.ExecuteScalar<int>("PRAGMA synchronous"), flushed, None);

    private Task<IEnumerable<int>> MarksAsync() =>
        _store.Database.ReadAsync(c => c.Query<int>("SELECT mark FROM marks ORDER BY mark"), None);

    /// <summary>Makes changes while another is being written, so that they wait together.</summary>
    private async Task WhileBusyAsync(Func<IReadOnlyList<Task>> changes)
    {
        using var busy = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var first = Task.Run(() => _store.Database.WriteTogetherAsync(
            c =>
            {
                busy.Set();
                done.Wait();
                return c.Execute("DELETE FROM marks");
            },
            flushed: true,
            None));
        busy.Wait();
        var waiting = changes();
        done.Set();
        await first;
        await Task.WhenAll(waiting);
    }
}
