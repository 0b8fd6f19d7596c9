using TreatyBot.Core.Search;
using TreatyBot.FastIndex;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.FastIndex;

public sealed class PostingBlockScorerTests
{
    [Fact]
    public unsafe void Eight_postings_at_a_time_earn_what_they_earn_one_by_one()
    {
        var random = new Random(7);
        var segment = DocumentAnalyzer.Index(
            Enumerable.Range(1, 60).Select(id => Document(
                id,
                "library",
                id % 3 == 0 ? "a b c" : null,
                [.. Enumerable.Range(0, 50).Select(_ => (random.Next(4) == 0 ? "c d" : "", Letters(random)))])),
            new Bm25F());
        try
        {
            var norms = new LengthNorms(new Bm25F(), new AverageLengths(1, 0.5, 20), segment.Header.MaxBodyLength);
            var weight = TermWeight.Of(1 << 20, norms.Scoring);
            for (var block = segment.Blocks; block < segment.Blocks + segment.FirstBlockOf(segment.TermCount); block++)
            {
                var scorer = new PostingBlockScorer(weight, block, segment, norms);
                var ordinals = Math.Min(SegmentLayout.RangeSize, segment.OrdinalCount - (block->Range << SegmentLayout.RangeBits));
                var vectors = new int[SegmentLayout.RangeSize + SegmentLayout.Padding];
                var oneByOne = new int[vectors.Length];
                fixed (int* sums = vectors)
                {
                    scorer.AddTo(sums);
                }

                fixed (int* sums = oneByOne)
                {
                    scorer.AddOneByOne(sums);
                }

                var looked = new int[ordinals];
                var from = 0;
                for (var ordinal = 0; ordinal < ordinals; ordinal++)
                {
                    looked[ordinal] = scorer.PartAt(ordinal, ref from);
                }

                vectors[..ordinals].ShouldBe(oneByOne[..ordinals]);
                looked.ShouldBe(oneByOne[..ordinals]);
            }
        }
        finally
        {
            segment.Release();
        }
    }

    private static string Letters(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(40)).Select(_ => (char)('a' + random.Next(4))).Append('e'));
}
