using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Storage;
using TreatyBot.Tests.Conformance;

namespace TreatyBot.Tests.Storage;

public sealed class SqliteStoreOpening : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void A_new_store_is_for_its_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such modes.");

        using var store = Open();

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in Directory.GetFiles(_folder.Path))
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Fact]
    public async Task What_was_stored_is_there_when_the_store_is_opened_again()
    {
        CatalogueEntry saved;
        using (var store = Open())
        {
            saved = await store.Documents.SaveAsync(Drafts.Of(), None);
        }

        Directory.GetFiles(_folder.Path).ShouldBe([_folder.Database], "a closed store lets go of its files");
        using var again = Open();
        (await again.Documents.ListAsync(None)).ShouldBe([saved]);
    }

    [Fact]
    public async Task Two_processes_see_what_the_other_has_changed()
    {
        using var one = Open();
        using var other = Open();
        var before = await other.Documents.VersionAsync(None);

        var saved = await one.Documents.SaveAsync(Drafts.Of(), None);

        (await other.Documents.VersionAsync(None)).ShouldBeGreaterThan(before);
        (await other.Documents.ListAsync(None)).ShouldBe([saved]);
    }

    [Fact]
    public async Task A_store_of_an_older_version_is_brought_up_to_date_with_what_it_holds()
    {
        CatalogueEntry saved;
        using (var store = Open())
        {
            saved = await store.Documents.SaveAsync(Drafts.Of(), None);
        }

        Run("DROP VIEW live_documents; CREATE VIEW live_documents AS SELECT id AS document_id FROM documents; DROP TABLE reading_facts");
        Run("DROP TABLE pins; DROP TABLE subscriptions");
        Run("DROP TABLE vectors; DROP TABLE findings; DROP TABLE feedback; DROP TABLE question_log; DROP TABLE replies; DROP TABLE events");
        Run("DROP INDEX documents_changed; ALTER TABLE documents DROP COLUMN changed_version; ALTER TABLE readings DROP COLUMN pages");
        Run("DELETE FROM treatybot_version WHERE version > 1");

        using var updated = Open();
        (await updated.Documents.ListAsync(None)).ShouldBe([saved]);
        (await updated.Conversations.ListLogAsync(null, 1, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_was_killed_before_its_first_table_is_a_new_one()
    {
        Directory.CreateDirectory(_folder.Path);
        await File.WriteAllBytesAsync(_folder.Database, []);

        using var store = Open();

        (await store.Documents.ListAsync(None)).ShouldBeEmpty();
    }

    [Fact]
    public void A_newer_store_is_refused_and_left_as_it_is()
    {
        Open().Dispose();
        Run("INSERT INTO treatybot_version (version, applied_at) VALUES (99, 'later')");

        var message = RefusalThatLeavesTheFileAsItIs();

        message.ShouldContain("has version 99; this TreatyBot knows versions up to 10");
        message.ShouldContain("Start the newer TreatyBot");
    }

    [Fact]
    public void A_newer_store_that_was_killed_is_refused_and_left_as_it_is()
    {
        using var killed = new StoreFolder();
        using (var store = SqliteStore.Open(killed.Path, TimeProvider.System))
        {
            store.Database.Write(c => c.Execute("INSERT INTO treatybot_version (version, applied_at) VALUES (99, 'later')"));

            // What a kill leaves behind: the change is in the write-ahead log alone.
            Directory.CreateDirectory(_folder.Path);
            File.Copy(killed.Database, _folder.Database);
            File.Copy(killed.Database + "-wal", _folder.Database + "-wal");
        }

        var log = File.ReadAllBytes(_folder.Database + "-wal");
        RefusalThatLeavesTheFileAsItIs().ShouldContain("version 99");
        File.ReadAllBytes(_folder.Database + "-wal").ShouldBe(log);
    }

    [Fact]
    public void The_database_of_another_program_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_folder.Path);
        Run("CREATE TABLE recipes (name TEXT)", SqliteOpenMode.ReadWriteCreate);

        RefusalThatLeavesTheFileAsItIs().ShouldContain("the database of another program");
    }

    public static TheoryData<string> Damages => ["text", "short", "header", "schema", "half", "tables"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_store_is_refused_and_left_as_it_is(string damage)
    {
        using (var store = Open())
        {
            await store.Documents.SaveAsync(Drafts.Of(text: new string('x', 100_000)), None);
        }

        var bytes = await File.ReadAllBytesAsync(_folder.Database);
        bytes = damage switch
        {
            "text" => "Dear diary, this is no database."u8.ToArray(),
            "short" => bytes[..50],
            "header" => [.. new byte[100], .. bytes[100..]],
            "schema" => [.. bytes[..100], .. Enumerable.Repeat((byte)0xAA, 3996), .. bytes[4096..]],
            "half" => bytes[..(bytes.Length / 2)],
            _ => [.. bytes[..4096], .. Enumerable.Repeat((byte)0xAA, bytes.Length - 4096)],
        };
        await File.WriteAllBytesAsync(_folder.Database, bytes);

        RefusalThatLeavesTheFileAsItIs().ShouldContain("is damaged or is not a TreatyBot store. It was left as it is.");
    }

    [Theory]
    [InlineData("file/below")]
    [InlineData("file")]
    public async Task A_folder_that_cannot_be_made_is_told(string path)
    {
        Directory.CreateDirectory(_folder.Path);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "file"), "");

        var refusal = Should.Throw<StoreException>(() => SqliteStore.Open(Path.Combine(_folder.Path, path), TimeProvider.System));

        refusal.IsTransient.ShouldBeFalse();
        refusal.Message.ShouldContain("cannot be created or used");
        refusal.Message.ShouldContain("set Storage:Folder");
    }

    [Fact]
    public void Services_share_one_store_and_close_it()
    {
        var services = new ServiceCollection().AddStorage();
        services.Configure<StoreOptions>(options => options.Folder = _folder.Path);
        using (var provider = services.BuildServiceProvider())
        {
            var store = provider.GetRequiredService<SqliteStore>();
            provider.GetRequiredService<IDocumentStore>().ShouldBeSameAs(store.Documents);
            provider.GetRequiredService<IConversationStore>().ShouldBeSameAs(store.Conversations);
            store.Folder.ShouldBe(_folder.Path);
        }

        Directory.GetFiles(_folder.Path).ShouldBe([_folder.Database]);
    }

    [Fact]
    public void The_folder_is_data_by_default_and_must_be_given()
    {
        new StoreOptions().Folder.ShouldBe("data");
        var services = new ServiceCollection().AddStorage();
        services.Configure<StoreOptions>(options => options.Folder = "");
        using var provider = services.BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<SqliteStore>());
    }

    private SqliteStore Open() => SqliteStore.Open(_folder.Path, TimeProvider.System);

    private void Run(string sql, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = _folder.Database, Mode = mode, Pooling = false };
        using var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        connection.Execute(sql);
    }

    private string RefusalThatLeavesTheFileAsItIs()
    {
        var before = File.ReadAllBytes(_folder.Database);

        var refusal = Should.Throw<StoreException>(Open);

        refusal.IsTransient.ShouldBeFalse();
        refusal.Message.ShouldContain(_folder.Database);
        File.ReadAllBytes(_folder.Database).ShouldBe(before);
        return refusal.Message;
    }
}
