using TreatyBot.Core.Conversations;
using TreatyBot.Storage;
using TreatyBot.Storage.Backups;
using TreatyBot.Tests.Conformance;

namespace TreatyBot.Tests.Storage;

public sealed class StoreBackupTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StoreFolder _folder = new();
    private readonly TemporaryFolder _elsewhere = new();

    private string Backup => _elsewhere.At("backup.zip");

    [Fact]
    public async Task A_backup_under_load_stops_nothing_and_holds_whatever_was_acknowledged_before_it()
    {
        using var store = Open(_folder.Path);
        var (asked, isOver) = (0, false);
        var asking = Enumerable.Range(0, 4).Select(asker => Task.Run(async () =>
        {
            for (var number = 0; !Volatile.Read(ref isOver); number++)
            {
                var key = $"test:{asker}:{number}";
                await store.Conversations.TryAcceptAsync(Question(key), Now, None);
                await store.Conversations.SaveReplyAsync(key, $"reply to {key}", Now, None);
                await store.Conversations.MarkPostedAsync(key, null, Now, None);
                Interlocked.Increment(ref asked);
            }
        })).ToList();
        for (var round = 0; round < 5; round++)
        {
            var before = Volatile.Read(ref asked);
            await Task.Run(() => SpinWait.SpinUntil(() => Volatile.Read(ref asked) > before + 50));
            var acknowledged = Volatile.Read(ref asked);
            File.Delete(Backup);
            StoreBackup.Write(_folder.Path, Backup, []);

            using var copy = Restored($"copy-{round}");
            var kept = await copy.Database.ReadAsync(
                connection => Dapper.SqlMapper.ExecuteScalar<int>(
                    connection, "SELECT COUNT(*) FROM events WHERE finished_at IS NOT NULL"),
                None);
            kept.ShouldBeGreaterThanOrEqualTo(acknowledged);
            (await copy.Conversations.FindReplyAsync("test:0:0", None)).ShouldBe("reply to test:0:0");
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(asking);
        (await store.Conversations.ListUnfinishedAsync("test", None)).ShouldBeEmpty("nobody was stopped half way");
    }

    [Fact]
    public async Task What_lies_beside_the_database_and_cannot_be_made_again_comes_back_with_it()
    {
        using (var store = Open(_folder.Path))
        {
            await store.Documents.SaveAsync(Drafts.Of(), None);
            Write("signing.key", "a key");
            Write("sources/site/page.html", "a page");
            Write("lucene/segments_1", "derived");
            StoreBackup.Write(_folder.Path, Backup, ["signing.key", "sources", "never-made"]);
        }

        using var copy = Restored("copy");

        (await copy.Documents.ListAsync(None)).Count.ShouldBe(1);
        File.ReadAllText(Path.Combine(copy.Folder, "signing.key")).ShouldBe("a key");
        File.ReadAllText(Path.Combine(copy.Folder, "sources/site/page.html")).ShouldBe("a page");
        Directory.Exists(Path.Combine(copy.Folder, "lucene")).ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_store_that_is_there_is_replaced_only_where_that_is_said_and_then_moved_aside()
    {
        using (var store = Open(_folder.Path))
        {
            StoreBackup.Write(_folder.Path, Backup, []);
            await store.Documents.SaveAsync(Drafts.Of(), None);
        }

        Write("lucene/segments_1", "of the present store");
        Should.Throw<StoreException>(() => StoreRestore.Run(_folder.Path, Backup, replace: false)).Message.ShouldContain("--replace");

        var aside = StoreRestore.Run(_folder.Path, Backup, replace: true).ShouldNotBeNull();

        Directory.Exists(Path.Combine(_folder.Path, "lucene")).ShouldBeFalse("an index of another database answers wrongly");
        using (var store = Open(_folder.Path))
        {
            (await store.Documents.ListAsync(None)).ShouldBeEmpty();
        }

        using var earlier = Open(aside);
        (await earlier.Documents.ListAsync(None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_that_is_damaged_or_none_changes_nothing()
    {
        using (var store = Open(_folder.Path))
        {
            await store.Documents.SaveAsync(Drafts.Of(), None);
            StoreBackup.Write(_folder.Path, Backup, []);
        }

        var bytes = await File.ReadAllBytesAsync(Backup);
        var before = await File.ReadAllBytesAsync(_folder.Database);
        byte[][] all = [bytes[..(bytes.Length / 2)], [], [1, 2, 3, 4], [.. bytes[..200], .. new byte[100], .. bytes[300..]]];
        foreach (var broken in all)
        {
            await File.WriteAllBytesAsync(Backup, broken);
            Should.Throw<StoreException>(() => StoreRestore.Run(_folder.Path, Backup, replace: true));
            (await File.ReadAllBytesAsync(_folder.Database)).ShouldBe(before);
        }

        Directory.GetDirectories(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_restored_beside_a_worker()
    {
        using var store = Open(_folder.Path);
        StoreBackup.Write(_folder.Path, Backup, []);
        store.TryTakeWorkerLock(out var worker, out _).ShouldBeTrue();
        using (worker)
        {
            Should.Throw<StoreException>(() => StoreRestore.Run(_folder.Path, Backup, replace: true))
                .Message.ShouldContain("Stop it first");
        }
    }

    [Fact]
    public void A_folder_without_a_store_is_not_backed_up_and_leaves_no_file()
    {
        Should.Throw<StoreException>(() => StoreBackup.Write(_elsewhere.At("nothing"), Backup, [])).Message.ShouldContain("no store");
        File.Exists(Backup).ShouldBeFalse();
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private static DateTimeOffset Now => DateTimeOffset.UnixEpoch;

    private static SqliteStore Open(string folder) => SqliteStore.Open(folder, TimeProvider.System);

    private static AskedQuestion Question(string key) => new(
        key, "Who pays?", new Asker("test", "ada"), new Place("test", "S", "C", null, PlaceKind.Channel), Now);

    private SqliteStore Restored(string name)
    {
        StoreRestore.Run(_elsewhere.At(name), Backup, replace: false).ShouldBeNull();
        return Open(_elsewhere.At(name));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
