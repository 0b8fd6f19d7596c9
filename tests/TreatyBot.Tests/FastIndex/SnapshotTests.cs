using TreatyBot.Core.Search;
using TreatyBot.FastIndex;
using TreatyBot.Tests.Search;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.FastIndex;

public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectingLogger _logger = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_kept_is_there_at_the_next_start()
    {
        IReadOnlyList<PassageHit> hits;
        using (var index = Open())
        {
            index.Add(Document(1, "library", "title", [("head", "port"), ("", "sea")]), Document(2, "port"), Document(3, "port sea"));
            index.Add(Document(2, "library", "title", [("", "port sea")], revision: 1));
            index.Remove(3);
            hits = index.Search(Query("port", "sea", "titl"));
        }

        using var opened = Open();

        opened.Search(Query("port", "sea", "titl")).ShouldBe(hits);
        opened.ListDocuments().ShouldBe([1, 2], ignoreOrder: true);
        opened.Count.ShouldBe(3);
        _logger.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_to_a_reopened_index_are_kept_as_well()
    {
        for (var round = 0; round < 20; round++)
        {
            using var index = Open();
            index.Count.ShouldBe(round);
            index.Add(Document(round + 1, "port"));
            await index.SettleAsync();
            index.Remove(0);
        }

        using var opened = Open();
        opened.Search(Query("port") with { Take = 50 }).Ids().ShouldBe([.. Enumerable.Range(1, 20).Select(id => id * 1000L)]);
        Files("*.segment").Length.ShouldBeLessThan(8);
    }

    [Fact]
    public async Task A_changed_document_costs_its_own_size_on_disk_and_leaves_the_large_segment_alone()
    {
        using var index = Open();
        index.Add([.. Enumerable.Range(1, 500).Select(id => Document(id, $"port {id}", $"sea {id}", $"boat {id}"))]);
        await index.SettleAsync();
        var large = Files("*.segment").ShouldHaveSingleItem();

        for (var revision = 1; revision <= 5; revision++)
        {
            index.Add(Document(7, "library", null, [("", $"harbour {revision}")], revision));
            await index.SettleAsync();

            Files("*.segment").ShouldContain(large);
            Files("*.segment").Where(file => file != large)
                .Sum(file => new FileInfo(file).Length)
                .ShouldBeLessThan(new FileInfo(large).Length / 10);
        }

        index.Search(Query("harbour")).Count.ShouldBe(1);
    }

    [Fact]
    public void An_entry_is_held_only_as_it_was_put_in()
    {
        using var index = Open();
        var document = Document(1, "library", "title", [("", "port")]);
        index.Add(document);
        var entry = document.Entry;

        index.Holds(entry).ShouldBeTrue();
        index.Holds(entry with { ReadingId = 77 }).ShouldBeFalse();
        index.Holds(entry with { PassageCount = 2 }).ShouldBeFalse();
        index.Holds(entry with { IndexedAt = entry.IndexedAt.AddSeconds(1) }).ShouldBeFalse();
        index.Holds(entry with { Document = entry.Document with { Collection = "secret" } }).ShouldBeFalse();
        index.Holds(entry with { Document = entry.Document with { Metadata = new("other title") } }).ShouldBeFalse();
        index.Holds(entry with { Document = entry.Document with { Id = 2 } }).ShouldBeFalse();
        index.Remove(1);
        index.Holds(entry).ShouldBeFalse();
    }

    [Theory]
    [InlineData("*.segment")]
    [InlineData("manifest")]
    public void A_damaged_file_is_thrown_away_with_one_line_wherever_the_damage_is(string pattern)
    {
        var random = new Random(3);
        for (var i = 0; i < 60; i++)
        {
            Keep();
            var file = Files(pattern)[0];
            var bytes = File.ReadAllBytes(file);
            bytes[i < 20 ? i : random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(file, bytes);

            ShouldStartAnew();
        }
    }

    [Theory]
    [InlineData("*.segment", 0)]
    [InlineData("*.segment", 50)]
    [InlineData("*.segment", 1000)]
    [InlineData("manifest", 0)]
    [InlineData("manifest", 30)]
    public void A_file_cut_short_is_thrown_away(string pattern, int length)
    {
        Keep();
        using (var file = File.OpenWrite(Files(pattern)[0]))
        {
            file.SetLength(length);
        }

        ShouldStartAnew();
    }

    [Fact]
    public void A_missing_segment_is_as_bad_as_a_damaged_one()
    {
        Keep();
        File.Delete(Files("*.segment")[0]);

        ShouldStartAnew();
    }

    [Fact]
    public void A_snapshot_of_another_build_is_thrown_away()
    {
        Keep();
        var manifest = Files("manifest")[0];
        var bytes = File.ReadAllBytes(manifest);
        Guid.NewGuid().TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(
            bytes.AsSpan(bytes.Length - sizeof(uint)), SegmentLayout.Checksum(bytes.AsSpan(0, bytes.Length - sizeof(uint))));
        File.WriteAllBytes(manifest, bytes);

        ShouldStartAnew();
    }

    [Fact]
    public void A_snapshot_for_another_scoring_is_thrown_away()
    {
        Keep();
        using var index = FastPassageIndex.Open(_folder.Path, _logger, new Bm25F(K1: 2));

        index.Count.ShouldBe(0);
        _logger.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public void Files_that_nobody_finished_or_names_are_cleared_away()
    {
        Keep();
        File.WriteAllText(Path.Combine(_folder.Path, "manifest.unfinished"), "x");
        File.WriteAllText(Path.Combine(_folder.Path, "1.segment.unfinished"), "x");
        File.WriteAllText(Path.Combine(_folder.Path, "1.segment"), "x");

        using var index = Open();

        index.Count.ShouldBe(2);
        Directory.GetFiles(_folder.Path).Length.ShouldBe(3);
        _logger.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_one_keeps_its_index_there_another_reads_and_leaves_the_files_alone()
    {
        using var writer = Open();
        writer.Add(Document(1, "port"));
        await writer.SettleAsync();
        using (var reader = Open())
        {
            reader.Search(Query("port")).Ids().ShouldBe([1000]);
            reader.Add(Document(2, "port"));
            reader.Count.ShouldBe(2);
        }

        writer.Add(Document(3, "port"));
        writer.Dispose();
        using var opened = Open();

        opened.Search(Query("port")).Ids().ShouldBe([1000, 3000]);
    }

    [Fact]
    public async Task Segments_that_were_merged_away_leave_neither_file_nor_mapping()
    {
        using var index = Open();
        for (var id = 1; id <= 40; id++)
        {
            index.Add(Document(id, "port"));
            if (id % 5 == 0)
            {
                await index.SettleAsync();
            }
        }

        await index.SettleAsync();
        Files("*.segment").Length.ShouldBeLessThan(8);
        index.Dispose();
        Should.Throw<ObjectDisposedException>(() => index.Search(Query("port")));
        if (OperatingSystem.IsLinux())
        {
            (await File.ReadAllTextAsync("/proc/self/maps")).ShouldNotContain(_folder.Path);
        }
    }

    private string[] Files(string pattern) => Directory.GetFiles(_folder.Path, pattern);

    private FastPassageIndex Open() => FastPassageIndex.Open(_folder.Path, _logger);

    private void Keep()
    {
        using var index = Open();
        index.Add(Document(1, "port"), Document(2, "library", "title", [("head", "sea")]));
    }

    private void ShouldStartAnew()
    {
        _logger.Messages.Clear();
        using (var index = Open())
        {
            index.Count.ShouldBe(0);
            _logger.Messages.Count.ShouldBe(1);
            Files("*.segment").ShouldBeEmpty();
        }

        using var again = Open();
        _logger.Messages.Count.ShouldBe(1);
    }
}
