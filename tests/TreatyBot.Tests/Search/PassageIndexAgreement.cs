using FsCheck;
using FsCheck.Fluent;
using TreatyBot.Core.Search;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.Search;

/// <summary>
/// An index gives what the exhaustive one gives: the same passages, in the same order, with the same scores to the last bit.
/// </summary>
public abstract class PassageIndexAgreement
{
    private static readonly string[] Collections = ["library", "secret", "other"];

    /// <summary>How many it is tried with.</summary>
    private protected abstract int Corpora { get; }

    [Trait("Category", "Slow")]
    [Fact]
    public void It_agrees_with_the_reference_on_hundreds_of_random_corpora() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue)
            .ToArbitrary(), seed => Agrees(new Random(seed), maxDocuments: 12, maxPassages: 4, vocabulary: 25, changes: 6, queries: 4))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Corpora));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_agrees_with_the_reference_where_passages_fill_many_ranges(int seed) =>
        Agrees(new Random(seed), maxDocuments: 400, maxPassages: 40, vocabulary: 3000, changes: 4, queries: 60);

    private protected abstract IPassageIndex NewIndex();

    private void Agrees(Random random, int maxDocuments, int maxPassages, int vocabulary, int changes, int queries)
    {
        using var reference = new ExhaustivePassageIndex(new Bm25F());
        var index = NewIndex();
        using var closing = (IDisposable)index;
        for (var change = 0; change < changes; change++)
        {
            var ids = Enumerable.Range(1, maxDocuments).Where(_ => random.Next(3) == 0).OrderBy(_ => random.Next()).ToList();
            var added = ids.ConvertAll(id => RandomDocument(random, id, change, maxPassages, vocabulary));
            var removed = Enumerable.Range(1, maxDocuments).Where(_ => random.Next(8) == 0).Select(id => (long)id).ToList();
            reference.Apply(added, removed);
            index.Apply(added, removed);

            index.Count.ShouldBe(reference.Count);
            for (var i = 0; i < queries; i++)
            {
                var query = RandomQuery(random, maxDocuments, vocabulary);
                index.Search(query).ShouldBe(reference.Search(query), $"{string.Join(' ', query.Terms)} top {query.Take}");
                query.Terms.ShouldAllBe(term => index.CountWith(term.Term) == reference.CountWith(term.Term));
            }
        }
    }

    private static IndexedDocument RandomDocument(Random random, long id, int revision, int maxPassages, int vocabulary)
    {
        string Words(int max) => string.Join(' ', Enumerable.Range(0, random.Next(max)).Select(_ => Word(random, vocabulary)));

        // Some passages alike, so that scores tie; some words in heaps, so that counts outgrow their bits.
        var passages = Enumerable.Range(0, random.Next(maxPassages + 1))
            .Select(_ => random.Next(5) switch
            {
                0 => ("", Word(random, vocabulary)),
                1 => (Words(3), string.Join(' ', Enumerable.Repeat(Word(random, vocabulary), random.Next(1, 40)))),
                _ => (Words(4), Words(random.Next(1, 60))),
            })
            .ToList();
        return Document(id, Collections[random.Next(Collections.Length)], random.Next(4) == 0 ? null : Words(8), passages, revision);
    }

    private static PassageQuery RandomQuery(Random random, int maxDocuments, int vocabulary) => new(
        [
            .. Enumerable.Range(0, random.Next(1, 25)).Select(_ => new WeightedTerm(
                Word(random, vocabulary + 2),
                random.Next(3) == 0 ? random.NextDouble() : 1)),
        ],
        Collections.Where(_ => random.Next(4) != 0).ToHashSet(StringComparer.Ordinal),
        random.Next(5) == 0 ? int.MaxValue : random.Next(1, 30),
        random.Next(3) == 0 ? Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.NextInt64(1, maxDocuments + 1)).ToHashSet() : null);

    /// <summary>Low numbers much more often than high ones, as words are.</summary>
    private static string Word(Random random, int vocabulary) => $"w{(int)(vocabulary * Math.Pow(random.NextDouble(), 3))}";
}
