using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Search;
using TreatyBot.OverLuceneNet;
using TreatyBot.Tests.Search;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.OverLuceneNet;

public sealed class LuceneNetIndexTests : PassageIndexConformance, IDisposable
{
    private readonly List<LuceneNetIndex> _made = [];

    public void Dispose() => _made.ForEach(index => index.Dispose());

    private protected override IPassageIndex NewIndex()
    {
        _made.Add(new LuceneNetIndex());
        return _made[^1];
    }
}

public sealed class CorpusOverLuceneNetIndexTests : CorpusOverKeptIndexTests
{
    private protected override IPersistentPassageIndex Open(string folder) =>
        LuceneNetIndex.Open(folder, NullLogger<LuceneNetIndex>.Instance);
}

public sealed class KeptLuceneNetIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

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
    }

    [Fact]
    public void While_another_one_keeps_it_a_copy_answers_and_leaves_the_folder_alone()
    {
        using var first = Open();
        first.Add(Document(1, "port"));
        using (var second = Open())
        {
            second.Add(Document(2, "port"));
            second.Search(Query("port")).Ids().ShouldBe([1000, 2000]);
        }

        first.Search(Query("port")).Ids().ShouldBe([1000]);
    }

    [Fact]
    public void A_damaged_index_is_thrown_away()
    {
        using (var index = Open())
        {
            index.Add(Document(1, "port"), Document(2, "sea"));
        }

        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*.cfs"))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 0xFF;
            File.WriteAllBytes(file, bytes);
        }

        using var again = Open();
        again.Count.ShouldBe(0);
        again.Add(Document(1, "port"));
        again.Search(Query("port")).Ids().ShouldBe([1000]);
    }

    private LuceneNetIndex Open() => LuceneNetIndex.Open(_folder.Path, NullLogger<LuceneNetIndex>.Instance);
}
