using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class CorpusVectorsTests
{
    private const int Dimensions = 384;
    private const int Documents = 60;
    private const int Passages = 100;

    private static readonly Lazy<(CatalogueEntry Entry, VectorSheet Sheet, float[][] Vectors)[]> Made = new(MakeClusters);

    [Fact]
    public void Every_passage_is_compared_where_they_are_few()
    {
        var vectors = Fill(new CorpusVectors());
        foreach (var query in Queries(20))
        {
            var expected = Made.Value
                .SelectMany(document => Enumerable.Range(0, Passages)
                    .Select(i => (Id: document.Entry.FirstPassageId + i, Cosine: document.Sheet.Cosine(query, i))))
                .OrderByDescending(passage => passage.Cosine).ThenBy(passage => passage.Id)
                .Take(20);

            vectors.Search(query, Made.Value.Select(document => document.Entry), 20).Passages.ShouldBe([.. expected]);
        }
    }

    [Fact]
    public void Sign_bits_find_nearly_all_of_the_nearest_where_passages_are_many()
    {
        var exhaustive = Fill(new CorpusVectors());
        var bySigns = Fill(new CorpusVectors(maxExhaustive: 1000));
        var entries = Made.Value.Select(document => document.Entry).ToList();
        var found = 0;
        var all = 0;
        foreach (var query in Queries(50))
        {
            var nearest = exhaustive.Search(query, entries, 20).Passages.Select(passage => passage.PassageId).ToHashSet();
            found += bySigns.Search(query, entries, 20).Passages.Count(passage => nearest.Contains(passage.PassageId));
            all += nearest.Count;
        }

        all.ShouldBe(1000);
        (found / (double)all).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void The_usual_level_of_a_sample_is_that_of_all()
    {
        var entries = Made.Value.Select(document => document.Entry).ToList();
        var query = Queries(1)[0];

        var bySigns = Fill(new CorpusVectors(maxExhaustive: 1000)).Search(query, entries, 20);
        var exhaustive = Fill(new CorpusVectors()).Search(query, entries, 20);

        bySigns.UsualLevel.ShouldBe(exhaustive.UsualLevel, 0.01);
        bySigns.Spread.ShouldBe(exhaustive.Spread, 0.01);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    public void No_passage_is_found_outside_the_documents_that_the_asker_may_see(int maxExhaustive)
    {
        var vectors = Fill(new CorpusVectors(maxExhaustive));
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var visible = Made.Value.Select(document => document.Entry).Where(_ => random.Next(3) == 0).ToList();

            var nearest = vectors.Search(Queries(seed + 1)[seed], visible, 50);

            nearest.Passages.Select(passage => passage.PassageId)
                .ShouldAllBe(id => visible.Any(entry => id >= entry.FirstPassageId && id < entry.FirstPassageId + Passages));
            nearest.Passages.Count.ShouldBe(Math.Min(50, visible.Count * Passages));
        }
    }

    [Fact]
    public void A_document_that_is_gone_is_let_go_of()
    {
        var vectors = Fill(new CorpusVectors());
        var (kept, gone) = (Made.Value[0].Entry, Made.Value[1].Entry);

        vectors.Keep(new Catalogue([kept]));

        vectors.Find(kept).ShouldNotBeNull();
        vectors.Find(gone).ShouldBeNull();
        vectors.Progress([kept, gone]).ShouldBe(new EmbeddingProgress(Passages, 2 * Passages));
        vectors.Search(Queries(1)[0], [kept, gone], 5).Coverage.ShouldBe(0.5);
    }

    [Fact]
    public void Vectors_of_an_older_reading_or_of_another_length_are_not_compared()
    {
        var vectors = Fill(new CorpusVectors());
        var newer = Made.Value[0].Entry with { ReadingId = 4711 };

        vectors.Search(Queries(1)[0], [newer], 5).Passages.ShouldBeEmpty();
        vectors.Search(new QueryVector(new float[] { 1, 0 }), [Made.Value[1].Entry], 5).Coverage.ShouldBe(0);
    }

    [Fact]
    public void Nothing_to_search_is_nothing_found()
    {
        var nearest = new CorpusVectors().Search(Queries(1)[0], [], 5);

        nearest.Passages.ShouldBeEmpty();
        nearest.Coverage.ShouldBe(0);
        new CorpusVectors().IsEmpty.ShouldBeTrue();
    }

    private static CorpusVectors Fill(CorpusVectors vectors)
    {
        foreach (var (entry, sheet, _) in Made.Value)
        {
            vectors.Put(entry, sheet);
        }

        return vectors;
    }

    private static QueryVector[] Queries(int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(i => new QueryVector(RandomVectors.Near(new Random(1000 + i), Made.Value[i % Documents].Vectors[i % Passages], 0.6f))),
    ];

    private static (CatalogueEntry Entry, VectorSheet Sheet, float[][] Vectors)[] MakeClusters()
    {
        var random = new Random(1);
        var centres = Enumerable.Range(0, 150).Select(_ => RandomVectors.One(random, Dimensions)).ToArray();
        return
        [
            .. Enumerable.Range(1, Documents).Select(id =>
            {
                var vectors = Enumerable.Range(0, Passages)
                    .Select(_ => RandomVectors.Near(random, centres[random.Next(centres.Length)], 0.7f)).ToArray();
                return (Sheets.Entry(id, id * 1000, Passages), Sheets.Of(vectors), vectors);
            }),
        ];
    }
}
