using FsCheck.Fluent;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class VectorSheetTests
{
    private const int Dimensions = 70;

    private static readonly VectorSheet Sheet = Sheets.Of(
        [.. Enumerable.Range(0, 5).Select(seed => RandomVectors.One(new Random(seed), Dimensions))]);

    private static readonly QueryVector Query = new(RandomVectors.One(new Random(99), Dimensions));

    [Fact]
    public void What_was_written_is_read()
    {
        var read = VectorSheet.Read(Sheet.Write()).ShouldNotBeNull();

        read.Dimensions.ShouldBe(Dimensions);
        read.Title.ShouldBe(Sheet.Title);
        read.Passages.ShouldBe(Sheet.Passages);
        read.Hashes.ToArray().ShouldBe(Sheet.Hashes.ToArray());
        read.Signs.ToArray().ShouldBe(Sheet.Signs.ToArray());
        for (var unit = 0; unit < 10; unit++)
        {
            read.Scale(unit).ShouldBe(Sheet.Scale(unit));
            read.Components(unit).ToArray().ShouldBe(Sheet.Components(unit).ToArray());
        }
    }

    [Fact]
    public void What_was_cut_off_is_nothing()
    {
        var bytes = Sheet.Write();
        for (var length = 0; length < bytes.Length; length++)
        {
            VectorSheet.Read(bytes.AsSpan(0, length)).ShouldBeNull();
        }

        VectorSheet.Read([.. bytes, 0]).ShouldBeNull();
    }

    [Fact]
    public void Whatever_was_changed_in_it_it_is_nothing_or_can_be_used()
    {
        var bytes = Sheet.Write();
        Properties.Check(
            Gen.Choose(0, bytes.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value: (byte)value))).ListOf(),
            changes =>
            {
                var changed = bytes.ToArray();
                foreach (var (at, value) in changes)
                {
                    changed[at] = value;
                }

                Use(VectorSheet.Read(changed));
            },
            times: 500);
    }

    [Fact]
    public void Whatever_its_header_says_it_is_nothing_or_can_be_used()
    {
        int[] numbers = [int.MinValue, -1, 0, 1, 5, 10, 70, 8192, 8193, 1 << 20, int.MaxValue];
        for (var at = 4; at < 20; at += 4)
        {
            foreach (var number in numbers)
            {
                var changed = Sheet.Write();
                BitConverter.TryWriteBytes(changed.AsSpan(at), number).ShouldBeTrue();

                Use(VectorSheet.Read(changed));
            }
        }
    }

    [Fact]
    public void Bytes_of_anything_else_are_nothing()
    {
        var random = new byte[1000];
        new Random(3).NextBytes(random);

        VectorSheet.Read(random).ShouldBeNull();
    }

    /// <summary>All that answering does with a sheet.</summary>
    private static void Use(VectorSheet? sheet)
    {
        if (sheet is null)
        {
            return;
        }

        VectorSheet.Read(sheet.Write()).ShouldNotBeNull();
        if (sheet.Dimensions != Query.Dimensions)
        {
            return;
        }

        var entry = Sheets.Entry(1, 100, sheet.PassageCount);
        foreach (var vectors in new[] { new CorpusVectors(), new CorpusVectors(maxExhaustive: 0) })
        {
            vectors.Put(entry, sheet);
            var nearest = vectors.Search(Query, [entry], 3);
            double.IsFinite(nearest.UsualLevel).ShouldBeTrue();
            var meaning = new QuestionMeaning(vectors, Query, Query, nearest);
            for (var i = 0; i < sheet.PassageCount; i++)
            {
                var sentences = new double[sheet.Passages[i].Sentences];
                meaning.Compare(entry, 100 + i, sentences);
                sentences.ShouldAllBe(cosine => double.IsFinite(cosine));
            }
        }
    }
}
