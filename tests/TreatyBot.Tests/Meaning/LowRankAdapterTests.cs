using System.Numerics.Tensors;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Onnx;
using TreatyBot.Core.Meaning;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class LowRankAdapterTests
{
    [Fact]
    public void A_change_is_added_to_the_weights_that_it_names()
    {
        var model = WithWeights("factor", [1, 2, 3, 4, 5, 6], 3, 2);

        LowRankAdapter.Apply(model, LowRankAdapter.Of([("factor", [1, 0, -1], [0.5f, 2], 1)]));

        Weights(model, "factor").ShouldBe([1.5f, 4, 3, 4, 4.5f, 4]);
    }

    [Fact]
    public void A_change_of_rank_two_is_the_sum_of_two_products()
    {
        var model = WithWeights("factor", [0, 0, 0, 0], 2, 2);

        LowRankAdapter.Apply(model, LowRankAdapter.Of([("factor", [1, 2, 3, 4], [5, 6, 7, 8], 2)]));

        Weights(model, "factor").ShouldBe([19, 22, 43, 50]);
    }

    [Theory]
    [InlineData("other", 3, 2)]
    [InlineData("factor", 2, 2)]
    [InlineData("factor", 3, 4)]
    public void An_adapter_of_another_model_is_refused(string weight, int rows, int columns)
    {
        var model = WithWeights("factor", [1, 2, 3, 4, 5, 6], 3, 2);

        var adapter = LowRankAdapter.Of([(weight, new float[rows], new float[columns], 1)]);

        Should.Throw<InvalidDataException>(() => LowRankAdapter.Apply(model, adapter))
            .Message.ShouldBe($"its adapter changes the weight {weight}, which it does not have in this shape");
        Weights(model, "factor").ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void A_table_that_is_cut_short_is_refused()
    {
        var model = WithWeights("factor", [1, 2, 3, 4, 5, 6], 3, 2);
        var adapter = LowRankAdapter.Of([("factor", [1, 0, -1], [0.5f, 2], 1)]);
        adapter.Graph.Initializer[0].RawData = Google.Protobuf.ByteString.CopyFrom([1, 2]);

        Should.Throw<InvalidDataException>(() => LowRankAdapter.Apply(model, adapter));
    }

    /// <summary>The clauses were not among what was learnt: neither their documents nor their questions.</summary>
    [Fact]
    public async Task With_what_it_learnt_the_encoder_finds_what_is_asked_in_quite_other_words_more_often()
    {
        using var published = new OnnxEncoder(BuiltInModels.PublishedArctic, quantize: true);
        using var adapted = new OnnxEncoder(BuiltInModels.Arctic, quantize: true);

        var before = await FoundAmongThreeAsync(published);
        var after = await FoundAmongThreeAsync(adapted);

        after.ShouldBeGreaterThan(before + 0.1);
    }

    [Fact]
    public async Task With_what_plain_wordings_have_meant_it_finds_more_of_them_again()
    {
        using var adapted = new OnnxEncoder(BuiltInModels.Arctic, quantize: true);
        using var moved = new WordingEncoder(adapted, BuiltInModels.Wordings);

        (await FoundAmongThreeAsync(moved)).ShouldBeGreaterThan(await FoundAmongThreeAsync(adapted) + 0.02);
    }

    private static async Task<double> FoundAmongThreeAsync(IEmbeddingGenerator<string, Embedding<float>> encoder)
    {
        var folder = Path.Combine(Repository.Root, "tests", "samples", "clauses");
        var passages = Directory.GetFiles(Path.Combine(folder, "corpus")).Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split("\n## ").Skip(1))
            .ToList();
        var asked = File.ReadLines(Path.Combine(folder, "questions.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(question => Value(question, "wording") == "oblique")
            .Select(question => (Text: Value(question, "question"), Gold: question.GetProperty("gold")[0].GetString()!))
            .Where((_, i) => i % 4 == 0)
            .ToList();
        var texts = await encoder.GenerateAsync(passages);
        var questions = await encoder.GenerateAsync(
            asked.Select(question => question.Text),
            new EmbeddingGenerationOptions { AdditionalProperties = new() { [TextEncoder.InputType] = TextEncoder.QueryInput } });
        return asked.Where((question, i) => Enumerable.Range(0, passages.Count)
                .OrderByDescending(at => Cosine(questions[i], texts[at]))
                .Take(3)
                .Any(at => passages[at].Contains(question.Gold, StringComparison.Ordinal)))
            .Count() / (double)asked.Count;

        static string Value(JsonElement question, string name) =>
            question.TryGetProperty(name, out var value) ? value.GetString()! : "";

        static float Cosine(Embedding<float> one, Embedding<float> other) =>
            TensorPrimitives.CosineSimilarity(one.Vector.Span, other.Vector.Span);
    }

    private static ModelProto WithWeights(string name, float[] values, int rows, int columns)
    {
        var model = TinyModels.Encoder();
        model.Graph.Initializer.Add(TinyModels.Tensor(name, values, rows, columns));
        return model;
    }

    private static float[] Weights(ModelProto model, string name) => System.Runtime.InteropServices.MemoryMarshal
        .Cast<byte, float>(model.Graph.Initializer.Single(tensor => tensor.Name == name).RawData.Span).ToArray();
}
