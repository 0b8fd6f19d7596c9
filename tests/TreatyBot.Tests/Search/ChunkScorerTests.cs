using TreatyBot.Core.Search;
using TreatyBot.Core.Search.Segments;
using static TreatyBot.Tests.Search.SearchCorpus;

namespace TreatyBot.Tests.Search;

public sealed class ChunkScorerTests
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
            for (var chunk = segment.Chunks; chunk < segment.Chunks + segment.FirstChunkOf(segment.TermCount); chunk++)
            {
                var scorer = new ChunkScorer(weight, chunk, segment, norms);
                var slots = Math.Min(SegmentLayout.WindowSize, segment.SlotCount - (chunk->Window << SegmentLayout.WindowBits));
                var vectors = new int[SegmentLayout.WindowSize + SegmentLayout.Padding];
                var oneByOne = new int[vectors.Length];
                fixed (int* sums = vectors)
                {
                    scorer.AddTo(sums);
                }

                fixed (int* sums = oneByOne)
                {
                    scorer.AddOneByOne(sums);
                }

                var looked = new int[slots];
                var from = 0;
                for (var slot = 0; slot < slots; slot++)
                {
                    looked[slot] = scorer.PartAt(slot, ref from);
                }

                vectors[..slots].ShouldBe(oneByOne[..slots]);
                looked.ShouldBe(oneByOne[..slots]);
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
