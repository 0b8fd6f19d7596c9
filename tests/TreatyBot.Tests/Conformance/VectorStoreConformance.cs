using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Conformance;

/// <summary>What every store of vectors does.</summary>
[ConformanceSuite(typeof(IVectorStore))]
public abstract class VectorStoreConformance
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IDocumentStore Documents { get; }

    protected abstract IVectorStore Store { get; }

    [Fact]
    public async Task What_was_saved_is_read()
    {
        var one = await AddAsync("one.txt");
        var other = await AddAsync("other.txt");
        await Store.SaveAsync("m", new StoredVectors(one, [1, 2, 3]), None);
        await Store.SaveAsync("m", new StoredVectors(other, []), None);

        (await ReadAsync("m", one)).ShouldHaveSingleItem().Sheet.ShouldBe([1, 2, 3]);
        (await ReadAsync("m", one, other, 4711)).Select(stored => stored.ReadingId).Order().ShouldBe([one, other]);
        (await ReadAsync("m")).ShouldBeEmpty();
        (await Store.ListAsync("m", None)).Order().ShouldBe([one, other]);
    }

    [Fact]
    public async Task A_later_save_takes_the_place_of_an_earlier_one()
    {
        var reading = await AddAsync("one.txt");
        await Store.SaveAsync("m", new StoredVectors(reading, [1]), None);

        await Store.SaveAsync("m", new StoredVectors(reading, [2]), None);

        (await ReadAsync("m", reading)).ShouldHaveSingleItem().Sheet.ShouldBe([2]);
    }

    [Fact]
    public async Task Vectors_of_another_model_are_not_read()
    {
        var reading = await AddAsync("one.txt");
        await Store.SaveAsync("m", new StoredVectors(reading, [1]), None);

        (await ReadAsync("n", reading)).ShouldBeEmpty();
        (await Store.ListAsync("n", None)).ShouldBeEmpty();
        await Store.SaveAsync("n", new StoredVectors(reading, [2]), None);
        (await ReadAsync("m", reading)).ShouldHaveSingleItem().Sheet.ShouldBe([1]);
    }

    [Fact]
    public async Task Vectors_of_a_reading_that_is_not_there_are_passed_over()
    {
        await Store.SaveAsync("m", new StoredVectors(4711, [1]), None);

        (await ReadAsync("m", 4711)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_answers_no_more_and_what_another_model_made_is_forgotten()
    {
        var kept = await AddAsync("kept.txt");
        var gone = await Documents.SaveAsync(Drafts.Of("gone.txt"), None);
        var older = await AddAsync("newer.txt");
        await Store.SaveAsync("m", new StoredVectors(kept, [1]), None);
        await Store.SaveAsync("n", new StoredVectors(kept, [2]), None);
        await Store.SaveAsync("m", new StoredVectors(gone.ReadingId, [3]), None);
        await Store.SaveAsync("m", new StoredVectors(older, [4]), None);
        await Documents.WithdrawAsync(gone.Document.Id, None);
        await Documents.SaveAsync(Drafts.Of("newer.txt", text: "Another text.", bytes: "new"), None);

        (await Store.PruneAsync("m", None)).ShouldBeGreaterThan(0);

        (await Store.ListAsync("m", None)).ShouldBe([kept]);
        (await Store.ListAsync("n", None)).ShouldBeEmpty();
        (await Store.PruneAsync("m", None)).ShouldBe(0);
    }

    [Fact]
    public async Task Many_readings_are_read_at_once()
    {
        var reading = await AddAsync("one.txt");
        await Store.SaveAsync("m", new StoredVectors(reading, new byte[1 << 20]), None);

        (await ReadAsync("m", [.. Enumerable.Range(1, 5000).Select(id => (long)id)])).ShouldHaveSingleItem().Sheet.Length.ShouldBe(1 << 20);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        var reading = await AddAsync("one.txt");

        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Store.SaveAsync("m", new StoredVectors(reading, [1]), cancelled));

        (await Store.ListAsync("m", None)).ShouldBeEmpty();
    }

    private async Task<long> AddAsync(string path) => (await Documents.SaveAsync(Drafts.Of(path), None)).ReadingId;

    private async Task<List<StoredVectors>> ReadAsync(string model, params long[] readings)
    {
        var read = new List<StoredVectors>();
        await foreach (var stored in Store.ReadAsync(model, readings, None))
        {
            read.Add(stored);
        }

        return read;
    }
}
