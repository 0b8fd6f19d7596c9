using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using TreatyBot.Core.Meaning;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class WordingMemoryTests
{
    private static readonly EmbeddingGenerationOptions Question =
        new() { AdditionalProperties = new() { [TextEncoder.InputType] = TextEncoder.QueryInput } };

    [Fact]
    public void A_question_like_a_remembered_one_is_moved_towards_what_was_said_to_that()
    {
        var memory = WordingMemory.Of("tiny", [(Unit(0), Unit(1)), (Unit(2), Unit(3))]);

        var moved = memory.Move(Towards(0, 5, 0.95f));

        moved[1].ShouldBeGreaterThan(0.5f);
        moved[3].ShouldBe(0);
        TensorPrimitives.Norm<float>(moved).ShouldBe(1, 0.001f);
    }

    [Fact]
    public void The_more_a_question_is_like_a_remembered_one_the_farther_it_is_moved()
    {
        var memory = WordingMemory.Of("tiny", [(Unit(0), Unit(1))]);

        var shares = new[] { 0.5f, 0.6f, 0.7f, 0.8f, 0.9f }.Select(cosine => memory.Move(Towards(0, 5, cosine))[1]).ToList();

        shares.ShouldBe(shares.Order());
        shares[0].ShouldBeLessThan(0.01f);
    }

    [Fact]
    public void A_question_unlike_all_that_is_remembered_stays_where_it_is()
    {
        var memory = WordingMemory.Of("tiny", [(Unit(0), Unit(1)), (Unit(2), Unit(3))]);
        var question = Towards(0, 5, 0.4f);

        memory.Move(question).ShouldBe(question, 0.0001);
    }

    [Fact]
    public void Of_several_questions_that_are_like_it_the_three_nearest_say_where_it_is_moved()
    {
        var memory = WordingMemory.Of("tiny",
            [(Towards(0, 5, 0.93f), Unit(1)), (Towards(0, 5, 0.99f), Unit(2)), (Towards(0, 5, 0.97f), Unit(3)), (Unit(0), Unit(4))]);

        var moved = memory.Move(Unit(0));

        moved[1].ShouldBe(0);
        moved[4].ShouldBeGreaterThan(moved[2]);
        moved[2].ShouldBeGreaterThan(moved[3]);
        moved[3].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_memory_that_was_written_moves_questions_as_before()
    {
        var random = new Random(1);
        var memory = WordingMemory.Of("tiny", [.. Enumerable.Range(0, 40).Select(_ => (Any(random), Any(random)))]);

        var read = WordingMemory.Read(new MemoryStream(Written(memory)));

        read.Encoder.ShouldBe("tiny");
        for (var i = 0; i < 20; i++)
        {
            var question = Any(random);
            read.Move(question).ShouldBe(memory.Move(question));
        }
    }

    [Fact]
    public void A_memory_that_is_cut_anywhere_is_refused_with_a_sentence()
    {
        var whole = Written(WordingMemory.Of("tiny", [(Unit(0), Unit(1)), (Unit(2), Unit(3))]));

        for (var length = 0; length < whole.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => WordingMemory.Read(new MemoryStream(whole[..length])))
                .Message.ShouldBe("The memory of wordings is damaged.");
        }
    }

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(0, 8)]
    [InlineData(4096, int.MaxValue)]
    [InlineData(int.MaxValue, 1)]
    public void A_memory_of_a_senseless_size_is_refused_before_it_takes_room(int dimensions, int entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write("tiny");
            writer.Write(dimensions);
            writer.Write(entries);
        }

        stream.Position = 0;
        Should.Throw<InvalidDataException>(() => WordingMemory.Read(stream));
    }

    [Fact]
    public async Task Questions_are_moved_and_other_texts_are_not()
    {
        using var plain = new OnnxEncoder(TinyModels.Of(TinyModels.Encoder()), quantize: false);
        var asked = (await plain.GenerateAsync(["one two"], Question))[0].Vector;
        var said = Enumerable.Range(0, asked.Length).Select(i => i == 0 ? 1f : 0f).ToArray();
        using var encoder = new WordingEncoder(plain, new Lazy<WordingMemory>(WordingMemory.Of("tiny", [(asked.ToArray(), said)])));

        var moved = (await encoder.GenerateAsync(["one two"], Question))[0].Vector;
        var text = (await encoder.GenerateAsync(["one two"]))[0].Vector;

        TensorPrimitives.CosineSimilarity(moved.Span, said).ShouldBeGreaterThan(TensorPrimitives.CosineSimilarity(asked.Span, said) + 0.1f);
        text.ToArray().ShouldBe((await plain.GenerateAsync(["one two"]))[0].Vector.ToArray());
    }

    [Fact]
    public void What_the_program_remembers_was_made_of_all_pairs_by_the_encoder_that_it_carries()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "samples", "pairs"));
        var pairs = files.Sum(file => File.ReadLines(file).Count());

        BuiltInModels.Wordings.Value.Encoder.ShouldBe(BuiltInModels.Arctic.Name);
        BuiltInModels.Wordings.Value.Count.ShouldBe(pairs);
    }

    private static byte[] Written(WordingMemory memory)
    {
        var stream = new MemoryStream();
        memory.Write(stream);
        return stream.ToArray();
    }

    private static float[] Unit(int axis) => [.. Enumerable.Range(0, 8).Select(i => i == axis ? 1f : 0f)];

    /// <summary>At so much of a cosine from one axis, turned towards another.</summary>
    private static float[] Towards(int axis, int other, float cosine) =>
        [.. Enumerable.Range(0, 8).Select(i => i == axis ? cosine : i == other ? MathF.Sqrt(1 - (cosine * cosine)) : 0f)];

    private static float[] Any(Random random)
    {
        float[] vector = [.. Enumerable.Range(0, 8).Select(_ => (float)random.NextDouble())];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
