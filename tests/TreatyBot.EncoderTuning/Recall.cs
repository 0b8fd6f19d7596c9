using static TorchSharp.torch;

namespace TreatyBot.EncoderTuning;

/// <summary>How often the passage that answers a question is among those nearest to it.</summary>
internal static class Recall
{
    private const int ChunkSize = 64;

    private static readonly int[] Depths = [1, 3, 10];

    /// <returns>The share of the questions whose passage is the nearest, among three, among ten.</returns>
    public static double[] Of(TrainableEncoder encoder, TextCutter cutter, IReadOnlyList<TrainingPassage> passages)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var asked = passages.SelectMany((passage, at) => passage.Questions.Select(question => (Question: question, At: at))).ToList();
        var found = Encode(asked.ConvertAll(one => cutter.Question(one.Question)))
            .matmul(Encode([.. passages.Select(passage => cutter.Text(passage.Whole))]).t())
            .data<float>().ToArray();
        var nearer = asked.Select((one, i) =>
        {
            var own = found.AsSpan(i * passages.Count, passages.Count);
            var count = 0;
            foreach (var cosine in own)
            {
                count += cosine > own[one.At] ? 1 : 0;
            }

            return count;
        }).ToList();
        return [.. Depths.Select(depth => nearer.Count(count => count < depth) / (double)nearer.Count)];

        Tensor Encode(List<long[]> texts) => cat([.. texts.Chunk(ChunkSize).Select(EncodeChunk)], 0);

        Tensor EncodeChunk(long[][] texts)
        {
            // The states of all layers of all texts together would take tens of gigabytes.
            using var inner = NewDisposeScope();
            return encoder.Encode(texts).MoveToOuterDisposeScope();
        }
    }
}
