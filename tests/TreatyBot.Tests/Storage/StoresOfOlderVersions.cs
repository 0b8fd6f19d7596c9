using System.Globalization;
using TreatyBot.Storage;

namespace TreatyBot.Tests.Storage;

/// <summary>Stores as each version of the program has left them, kept in <c>tests/samples/stores</c> under the version's number.</summary>
public sealed class StoresOfOlderVersions : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StoreFolder _folder = new();

    public static IEnumerable<object[]> Versions() =>
        Directory.GetFiles(Repository.File("tests/samples/stores"), "*.db").Order(StringComparer.Ordinal)
            .Select(file => new object[] { int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture) });

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_store_of_every_older_version_opens_with_all_that_it_holds(int version)
    {
        Directory.CreateDirectory(_folder.Path);
        File.Copy(Repository.File($"tests/samples/stores/{version:0000}.db"), _folder.Database);

        using var store = SqliteStore.Open(_folder.Path, TimeProvider.System);

        var entry = (await store.Documents.ListAsync(None)).ShouldHaveSingleItem();
        entry.Document.Path.ShouldBe("pact.txt");
        entry.Document.Metadata.Published.ShouldBe(new DateOnly(2011, 3, 1));
        var reading = (await store.Documents.FindReadingAsync(entry.ReadingId, None)).ShouldNotBeNull();
        reading.Passages.Count.ShouldBe(2);
        reading.Quote(reading.Passages[1].Range).Text.ShouldBe("The pact lasts ten years.");
        (await store.Documents.FindReadingAsync(2, None)).ShouldBeNull("its document was withdrawn");
        if (version >= 2)
        {
            (await store.Conversations.FindReplyAsync("slack:T1:C1:1.0", None)).ShouldBe("{}");
            (await store.Conversations.ListUnfinishedAsync("slack", None)).ShouldHaveSingleItem().Question.Text.ShouldBe("Who signed it?");
            var line = (await store.Conversations.ListLogAsync(null, 10, None)).ShouldHaveSingleItem();
            (line.Question, line.Outcome, line.Confidence).ShouldBe(("How long does the pact last?", "answered", 0.9));
        }

        if (version >= 4)
        {
            (await store.Documents.ListFindingsAsync("default", None)).ShouldHaveSingleItem().Path.ShouldBe("scan.pdf");
        }
    }

    [Fact]
    public void A_store_of_every_version_before_the_newest_is_kept() =>
        Versions().Select(version => (int)version[0]).Take(SqliteMigrations.Newest - 1)
            .ShouldBe(Enumerable.Range(1, SqliteMigrations.Newest - 1));

    public void Dispose() => _folder.Dispose();
}
