using Dapper;
using TreatyBot.Storage;
using TreatyBot.Tests.Conformance;

namespace TreatyBot.Tests.Storage;

public sealed class SqliteStoreTrouble : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StoreFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteStoreTrouble() => _store = SqliteStore.Open(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_leaves_the_old_state_and_is_told()
    {
        var saved = await _store.Documents.SaveAsync(Drafts.Of(), None);
        var version = await _store.Documents.VersionAsync(None);
        _store.Database.Write(c => c.Execute("PRAGMA max_page_count = 1"));

        var refusal = await Should.ThrowAsync<StoreException>(async () =>
            await _store.Documents.SaveAsync(Drafts.Of(text: new string('x', 1_000_000), bytes: "more"), None));

        refusal.IsTransient.ShouldBeTrue();
        refusal.Message.ShouldContain("is full");
        refusal.Message.ShouldContain("Free some space");
        (await _store.Documents.ListAsync(None)).ShouldBe([saved]);
        (await _store.Documents.VersionAsync(None)).ShouldBe(version);

        _store.Database.Write(c => c.Execute("PRAGMA max_page_count = 1000000"));
        var bigger = await _store.Documents.SaveAsync(Drafts.Of(text: new string('x', 1_000_000), bytes: "more"), None);
        (await _store.Documents.ListAsync(None)).ShouldBe([bigger]);
    }

    [Fact]
    public async Task Another_process_that_holds_the_store_too_long_is_told()
    {
        using var other = SqliteStore.Open(_folder.Path, TimeProvider.System);
        _store.Database.Write(c => c.Execute("PRAGMA busy_timeout = 1") + (c.DefaultTimeout = 1));

        var refusal = other.Database.Write(_ => Should.Throw<StoreException>(() => _store.Database.Write(c => c.Execute("SELECT 1"))));

        refusal.IsTransient.ShouldBeTrue();
        refusal.Message.ShouldContain("is locked by another process");
        (await _store.Documents.SaveAsync(Drafts.Of(), None)).PassageCount.ShouldBe(3);
    }

    [Fact]
    public async Task A_store_that_may_not_be_written_is_told()
    {
        _store.Database.Write(c => c.Execute("PRAGMA query_only = ON"));

        var refusal = await Should.ThrowAsync<StoreException>(async () => await _store.Documents.SaveAsync(Drafts.Of(), None));

        refusal.IsTransient.ShouldBeFalse();
        refusal.Message.ShouldContain("cannot be opened or written");
    }

    [Fact]
    public async Task A_reading_that_was_tampered_with_is_not_shown()
    {
        var saved = await _store.Documents.SaveAsync(Drafts.Of(), None);
        _store.Database.Write(c => c.Execute("UPDATE readings SET text = replace(text, 'ten', 'two')"));

        await Should.ThrowAsync<InvalidDataException>(async () => await _store.Documents.FindReadingAsync(saved.ReadingId, None));
    }

    [Fact]
    public async Task A_row_that_makes_no_sense_is_told_as_damage()
    {
        await _store.Documents.SaveAsync(Drafts.Of(), None);
        _store.Database.Write(c => c.Execute("UPDATE readings SET indexed_at = 'yesterday'"));

        var refusal = await Should.ThrowAsync<StoreException>(async () => await _store.Documents.ListAsync(None));

        refusal.Message.ShouldContain("is damaged");
    }

    [Fact]
    public async Task A_later_opinion_takes_the_place_of_the_earlier_one()
    {
        var asker = new Core.Conversations.Asker("discord", "1");
        await _store.Conversations.SaveFeedbackAsync("k", asker, helpful: true, DateTimeOffset.UnixEpoch, None);
        await _store.Conversations.SaveFeedbackAsync("k", asker, helpful: false, DateTimeOffset.UnixEpoch, None);
        await _store.Conversations.SaveFeedbackAsync("k", asker with { UserId = "2" }, helpful: true, DateTimeOffset.UnixEpoch, None);

        var opinions = _store.Database.Write(c => c.Query<long>("SELECT helpful FROM feedback ORDER BY asker_id").AsList());
        opinions.ShouldBe([0, 1]);
    }

    [Fact]
    public async Task A_save_that_changes_nothing_leaves_the_version()
    {
        await _store.Documents.SaveAsync(Drafts.Of(), None);
        var version = await _store.Documents.VersionAsync(None);

        await _store.Documents.SaveAsync(Drafts.Of(), None);

        (await _store.Documents.VersionAsync(None)).ShouldBe(version);
    }

    [Trait("Category", "Slow")]
    [Fact]
    public async Task A_damaged_byte_never_shows_as_another_text()
    {
        var drafts = Enumerable.Range(0, 8)
            .Select(i => Drafts.Of($"{i}.txt", string.Join("\n\n", Enumerable.Range(0, 60).Select(p => $"Document {i}, paragraph {p}."))))
            .ToList();
        var saved = new Dictionary<long, string>();
        foreach (var draft in drafts)
        {
            saved.Add((await _store.Documents.SaveAsync(draft, None)).ReadingId, draft.Text);
        }

        _store.Dispose();
        var whole = await File.ReadAllBytesAsync(_folder.Database);
        var random = new Random(1961);
        for (var round = 0; round < 150; round++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            using var copy = new StoreFolder();
            Directory.CreateDirectory(copy.Path);
            await File.WriteAllBytesAsync(copy.Database, bytes);
            await ShouldTellNothingElseAsync(copy.Path, saved);
        }
    }

    private static async Task ShouldTellNothingElseAsync(string folder, Dictionary<long, string> saved)
    {
        try
        {
            using var store = SqliteStore.Open(folder, TimeProvider.System);
            await store.Documents.ListAsync(None);
            foreach (var (readingId, text) in saved)
            {
                if (await store.Documents.FindReadingAsync(readingId, None) is { } reading)
                {
                    reading.Text.ShouldBe(text);
                }
            }
        }
        catch (Exception ex) when (ex is StoreException or InvalidDataException)
        {
            // Told, and not shown.
        }
    }
}
