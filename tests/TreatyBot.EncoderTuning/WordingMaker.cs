using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using TreatyBot.Core.Meaning;
using TreatyBot.Meaning;

namespace TreatyBot.EncoderTuning;

/// <summary>Makes the memory of what plain wordings have meant.</summary>
internal static class WordingMaker
{
    private const int AtOnce = 64;

    private static readonly EmbeddingGenerationOptions Query =
        new() { AdditionalProperties = new() { [TextEncoder.InputType] = TextEncoder.QueryInput } };

    /// <summary>
    /// One entry a passage: between its questions, which ask for one thing in several wordings, and between the passage with title and
    /// heading and its bare text.
    /// </summary>
    public static async Task MakeAsync(IReadOnlyList<TrainingPassage> passages, string path)
    {
        using var encoder = new OnnxEncoder(BuiltInModels.Arctic, quantize: true);
        var entries = new List<(float[] Asked, float[] Said)>(passages.Count);
        foreach (var chunk in passages.Chunk(AtOnce))
        {
            var asked = await EncodeAsync(chunk.SelectMany(passage => passage.Questions), Query);
            var said = await EncodeAsync(chunk.SelectMany(passage => (string[])[passage.Whole, passage.Text]), options: null);
            foreach (var passage in chunk)
            {
                entries.Add((Middle(asked, passage.Questions.Count), Middle(said, 2)));
            }

            Console.Error.Write($"\r{entries.Count} of {passages.Count} passages  ");
        }

        await using var file = File.Create(path);
        WordingMemory.Of(BuiltInModels.Arctic.Name, entries).Write(file);

        async Task<Queue<float[]>> EncodeAsync(IEnumerable<string> texts, EmbeddingGenerationOptions? options) =>
            new((await encoder.GenerateAsync(texts, options)).Select(one => one.Vector.ToArray()));
    }

    /// <summary>Between the next vectors; of no length in particular.</summary>
    private static float[] Middle(Queue<float[]> vectors, int count)
    {
        var sum = vectors.Dequeue();
        for (var i = 1; i < count; i++)
        {
            TensorPrimitives.Add(sum, vectors.Dequeue(), sum);
        }

        return sum;
    }
}
