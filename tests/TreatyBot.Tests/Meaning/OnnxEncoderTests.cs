using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using TreatyBot.Core.Meaning;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class OnnxEncoderTests
{
    private static readonly string[] Sentences =
    [
        "Either Party may terminate this Agreement by giving six months' written notice.",
        "The cargo must be refrigerated at all times during transport.",
        "Disputes are settled by three arbitrators, whose award is final.",
        "Staff may work from home on two days a week.",
        "Short.",
    ];

    private static readonly OnnxEncoder Arctic = new(BuiltInModels.Arctic, quantize: true);

    [Fact]
    public async Task A_paraphrase_is_nearer_than_another_sentence()
    {
        var query = await QueryAsync(Arctic, "How can a country quit the pact?");
        var texts = await EncodeAsync(Arctic, Sentences);

        var best = Enumerable.Range(0, texts.Length).MaxBy(i => TensorPrimitives.CosineSimilarity<float>(query, texts[i]));

        Sentences[best].ShouldStartWith("Either Party may terminate");
    }

    [Fact]
    public async Task Small_weights_give_nearly_the_vectors_of_the_exact_ones()
    {
        using var exact = new OnnxEncoder(BuiltInModels.Arctic, quantize: false);

        var pairs = (await EncodeAsync(Arctic, Sentences)).Zip(await EncodeAsync(exact, Sentences));

        pairs.Min(pair => TensorPrimitives.CosineSimilarity<float>(pair.First, pair.Second)).ShouldBeGreaterThan(0.995f);
    }

    [Fact]
    public async Task Texts_in_a_batch_get_the_vectors_that_they_get_alone()
    {
        var together = await EncodeAsync(Arctic, Sentences);

        for (var i = 0; i < Sentences.Length; i++)
        {
            TensorPrimitives.CosineSimilarity<float>((await EncodeAsync(Arctic, Sentences[i]))[0], together[i]).ShouldBeGreaterThan(0.99f);
        }
    }

    [Fact]
    public async Task Each_text_is_the_mean_of_its_word_pieces_whatever_else_is_in_the_batch()
    {
        using var encoder = new OnnxEncoder(TinyModels.Of(TinyModels.Encoder()), quantize: false);

        var vectors = await EncodeAsync(encoder, "river", "tax river tax", "stream");

        vectors[0].ShouldBe([1, 0, 0, 0]);
        vectors[1][1].ShouldBe(2 / MathF.Sqrt(5), 0.0001f);
        vectors[2].ShouldBe(vectors[0]);
    }

    [Fact]
    public async Task A_text_without_a_space_and_without_end_costs_no_more_than_a_long_one()
    {
        var endless = await EncodeAsync(Arctic, new string('x', 1_000_000), string.Concat(Enumerable.Repeat("river", 200_000)),
            new string(' ', 1_000_000));

        endless.ShouldAllBe(vector => vector.Length == 384 && vector.All(float.IsFinite));
    }

    [Fact]
    public void Any_text_has_a_vector() => Properties.Check(
        Properties.HostileText,
        text =>
        {
            using var encoder = new OnnxEncoder(TinyModels.Of(TinyModels.Encoder()), quantize: false);
            EncodeAsync(encoder, text, $"{text}\uDE00").GetAwaiter().GetResult()
                .ShouldAllBe(vector => vector.Length == TinyModels.Dimensions && vector.All(float.IsFinite));
        },
        times: 50);

    [Fact]
    public async Task A_call_that_is_cancelled_makes_nothing() =>
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Arctic.GenerateAsync(Sentences, null, new CancellationToken(canceled: true)));

    [Fact]
    public async Task Both_encoders_together_have_the_mean_of_their_cosines()
    {
        using var both = new JoinedEncoder(
            new OnnxEncoder(TinyModels.Of(TinyModels.Encoder()), quantize: false),
            new OnnxEncoder(TinyModels.Of(TinyModels.Encoder(dimensions: 6)), quantize: false));

        var vectors = await EncodeAsync(both, "river", "tax");

        vectors[0].Length.ShouldBe(10);
        TensorPrimitives.CosineSimilarity<float>(vectors[0], vectors[1]).ShouldBe(0);
    }

    [Fact]
    public void An_encoder_by_its_path_has_another_name_once_its_file_or_its_settings_change()
    {
        using var folder = new TemporaryFolder();
        var options = new MeaningOptions { Model = folder.Write("model.onnx", "one") };
        folder.Write("vocab.txt", "[PAD]");
        string Name() => EncoderModelFiles.Encoder(options).Name;
        var names = new List<string> { Name() };
        Name().ShouldBe(names[0]);

        folder.Write("model.onnx", "other");
        names.Add(Name());
        options.MaxTokens = 100;
        names.Add(Name());
        options.TextPrefix = "passage: ";
        names.Add(Name());
        folder.Write("vocab.txt", "[PAD]\n[UNK]");
        names.Add(Name());

        names.ShouldBeUnique();
    }

    private static async Task<float[][]> EncodeAsync(IEmbeddingGenerator<string, Embedding<float>> encoder, params string[] texts) =>
        [.. (await encoder.GenerateAsync(texts)).Select(embedding => embedding.Vector.ToArray())];

    private static async Task<float[]> QueryAsync(OnnxEncoder encoder, string question) =>
        (await encoder.GenerateAsync([question],
            new EmbeddingGenerationOptions { AdditionalProperties = new() { [TextEncoder.InputType] = TextEncoder.QueryInput } }))[0]
            .Vector.ToArray();
}
