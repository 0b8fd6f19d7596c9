using Lucene.Net.Index;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;
using TreatyBot.LuceneIndex;
using TreatyBot.Tests.Search;
using static TreatyBot.Tests.Search.SearchCorpus;
using Directory = System.IO.Directory;

namespace TreatyBot.Tests.LuceneIndex;

/// <summary>Whatever becomes of its folder, the index answers what it is given, and holds nothing that it does not find.</summary>
public sealed class LuceneFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectingLogger _logger = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_applied_is_there_again_and_what_was_deleted_is_not()
    {
        using (var index = Open())
        {
            index.Add(Document(1, "port"), Document(2, "port sea"));
            index.Remove(1);
        }

        using var again = Open();
        again.ListDocuments().ShouldBe([2]);
        again.Holds(Document(2, "port sea").Entry).ShouldBeTrue();
        again.Holds(Document(1, "port").Entry).ShouldBeFalse();
        again.Search(Query("port")).Ids().ShouldBe([2000]);
        _logger.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_applied_and_kept_is_there_after_a_crash()
    {
        using var crashed = new TemporaryFolder();
        using (var index = Open())
        {
            index.Add(Document(1, "port"));
            index.Commit();
            index.Add(Document(2, "port"));
            index.Commit();
            crashed.CopyIn(_folder.Path);
        }

        using var again = LucenePassageIndex.Open(crashed.Path, _logger);
        again.ListDocuments().ShouldBe([1, 2], ignoreOrder: true);
        _logger.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void While_another_one_keeps_it_a_copy_answers_and_leaves_the_folder_alone()
    {
        using var first = Open();
        first.Add(Document(1, "port"));
        first.Commit();
        using (var second = Open())
        {
            second.Add(Document(2, "port"));
            second.Search(Query("port")).Ids().ShouldBe([1000, 2000]);
        }

        first.Search(Query("port")).Ids().ShouldBe([1000]);
    }

    [Fact]
    public void Whichever_of_its_files_is_damaged_cut_or_missing_it_is_made_anew()
    {
        Keep();
        Action<string>[] harms =
        [
            file => Change(file, bytes => [.. bytes.Select((one, at) => at == bytes.Length / 2 ? (byte)~one : one)]),
            file => Change(file, bytes => bytes[..(bytes.Length / 2)]),
            file => File.WriteAllBytes(file, []),
            File.Delete,
        ];
        using var whole = new TemporaryFolder();
        whole.CopyIn(_folder.Path);
        var names = Directory.GetFiles(_folder.Path).Select(file => Path.GetFileName(file)).Where(IsData).ToList();
        names.ShouldNotBeEmpty();
        foreach (var (name, harm) in names.SelectMany(name => harms.Select(harm => (name, harm))))
        {
            Array.ForEach(Directory.GetFiles(_folder.Path), File.Delete);
            _folder.CopyIn(whole.Path);
            harm(_folder.At(name));

            using var again = Open();
            again.ListDocuments().ShouldAllBe(id => again.Holds(Document(id, "port sea").Entry));
            again.Add(Document(1, "port sea"), Document(2, "port sea"));
            again.Search(Query("port")).Ids().ShouldBe([1000, 2000], name);
        }

        _logger.Messages.ShouldContain(message => message.Contains("is thrown away and made again from the store"));

        // The list of the segments, which says what there is, and files that only speed up finding it.
        static bool IsData(string name) => name != "write.lock" && name != "segments.gen";
    }

    [Fact]
    public void What_another_build_has_written_is_made_anew()
    {
        using (var directory = FSDirectory.Open(_folder.Path))
        using (var older = new LucenePassageIndex(directory, OpenMode.CREATE, new Bm25F(), NullLogger.Instance, build: "an older one"))
        {
            older.Add(Document(1, "port"));
        }

        using var index = Open();
        index.Count.ShouldBe(0);
        index.Add(Document(2, "sea"));
        index.ListDocuments().ShouldBe([2]);
        _logger.Messages.ShouldHaveSingleItem().ShouldContain("another build");
    }

    [Fact]
    public void Where_there_can_be_no_folder_it_is_in_memory_and_says_so()
    {
        var file = _folder.Write("file", "no folder");

        using var index = LucenePassageIndex.Open(Path.Combine(file, "index"), _logger);

        index.Add(Document(1, "port"));
        index.Search(Query("port")).Ids().ShouldBe([1000]);
        _logger.Messages.ShouldHaveSingleItem().ShouldContain("it is in memory");
    }

    [Fact]
    public void On_a_full_disk_what_was_there_answers_and_what_came_is_taken_once_there_is_room()
    {
        var disk = new FillingDisk(FSDirectory.Open(_folder.Path));
        using (var index = new LucenePassageIndex(disk, OpenMode.CREATE, new Bm25F(), _logger))
        {
            index.Add(Document(1, "port"), Document(2, "quay"));
            index.Commit();
            disk.IsFull = true;
            for (var attempt = 0; attempt < 3; attempt++)
            {
                Should.Throw<IOException>(() => index.Apply([Document(1, "sea"), Document(3, "sea")], [2]))
                    .Message.ShouldContain("Make sure that the folder is writable and the disk has room.");
                index.Search(Query("port", "quay", "sea")).Ids().ShouldBe([1000, 2000], ignoreOrder: true);
            }

            disk.IsFull = false;
            index.Apply([Document(1, "sea"), Document(3, "sea")], [2]);
            index.Search(Query("port", "quay", "sea")).Ids().ShouldBe([1000, 3000]);
        }

        using var again = Open();
        again.Search(Query("port", "quay", "sea")).Ids().ShouldBe([1000, 3000]);
    }

    [Fact]
    public void What_cannot_be_committed_answers_all_the_same_and_is_kept_with_the_next_change()
    {
        var disk = new FillingDisk(FSDirectory.Open(_folder.Path)) { MayNotSync = true };
        using (var index = new LucenePassageIndex(disk, OpenMode.CREATE, new Bm25F(), _logger))
        {
            index.Add(Document(1, "port"));
            index.Commit();
            _logger.Messages.ShouldHaveSingleItem().ShouldContain("could not be kept");
            index.Search(Query("port")).Ids().ShouldBe([1000]);
            disk.MayNotSync = false;
            index.Add(Document(2, "port"));
        }

        using var again = Open();
        again.Search(Query("port")).Ids().ShouldBe([1000, 2000]);
    }

    private LucenePassageIndex Open() => LucenePassageIndex.Open(_folder.Path, _logger);

    private void Keep()
    {
        using var index = Open();
        index.Add(Document(1, "port sea"));
        index.Add(Document(2, "port sea"));
    }

    private static void Change(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(file, change(File.ReadAllBytes(file)));

    /// <summary>A disk that is full, or fails when it is to keep what it has.</summary>
    private sealed class FillingDisk(Lucene.Net.Store.Directory disk) : FilterDirectory(disk)
    {
        public bool IsFull { get; set; }

        public bool MayNotSync { get; set; }

        public override IndexOutput CreateOutput(string name, IOContext context) =>
            IsFull ? throw new IOException("No space left on device") : base.CreateOutput(name, context);

        public override void Sync(ICollection<string> names)
        {
            if (MayNotSync)
            {
                throw new IOException("Input/output error");
            }

            base.Sync(names);
        }
    }
}
