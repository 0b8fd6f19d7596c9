using Google.Protobuf;
using Onnx;
using TreatyBot.Core.Meaning;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class HostileModelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_model_that_is_whole_works(bool quantize)
    {
        using var encoder = new OnnxEncoder(TinyModels.Of(TinyModels.Encoder()), quantize);

        (await encoder.GenerateAsync(["river"])).ShouldHaveSingleItem().Vector.Length.ShouldBe(TinyModels.Dimensions);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_told_and_found_once_it_is_there()
    {
        var path = _folder.At("model.onnx");
        _folder.Write("vocab.txt", TinyModels.Vocabulary);
        var logger = new CollectingLogger<TextEncoder>();
        var encoder = new TextEncoder(MeaningServices.Encoder(new MeaningOptions { Model = path }), logger);

        (await encoder.TryAsync(CancellationToken.None)).ShouldBeNull();
        (await encoder.TryAsync(CancellationToken.None)).ShouldBeNull();

        encoder.Problem.ShouldNotBeNull().ShouldContain("missing");
        encoder.Problem.ShouldContain(path);
        encoder.Problem.ShouldContain("correct Meaning:Model");
        logger.Messages.Count.ShouldBe(1);

        _folder.Write("model.onnx", TinyModels.Encoder().ToByteArray());
        (await encoder.TryAsync(CancellationToken.None)).ShouldBe(TinyModels.Dimensions);
        encoder.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_vocabulary_that_is_missing_is_told()
    {
        var options = new MeaningOptions { Model = _folder.Write("model.onnx", TinyModels.Encoder().ToByteArray()) };

        (await ProblemAsync(MeaningServices.Encoder(options)!)).ShouldContain("vocab.txt");
    }

    [Fact]
    public async Task A_damaged_model_is_told()
    {
        var whole = TinyModels.Encoder().ToByteArray();
        foreach (var damaged in new[] { [], whole[..(whole.Length / 2)], [.. whole.Reverse()], "<html>Not found</html>"u8.ToArray() })
        {
            (await ProblemAsync(damaged)).ShouldContain("cannot be used");
        }
    }

    [Fact]
    public async Task No_byte_that_is_wrong_brings_more_than_a_sentence()
    {
        var whole = TinyModels.Encoder().ToByteArray();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var mutated = whole.ToArray();
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            using var encoder = new OnnxEncoder(TinyModels.Of(mutated), quantize: i % 2 == 0);
            try
            {
                await encoder.GenerateAsync(["river tax"]);
            }
            catch (InvalidDataException e)
            {
                e.Message.ShouldEndWith(".");
            }
        }
    }

    [Fact]
    public async Task An_output_of_another_shape_is_told()
    {
        (await ProblemAsync(TinyModels.CrossEncoder().ToByteArray())).ShouldContain("none of its outputs");
        using var reranker = new OnnxReranker(TinyModels.Of(TinyModels.Encoder()), quantize: false);
        Should.Throw<InvalidDataException>(
            () => reranker.Score("tax", "gold", CancellationToken.None)).Message.ShouldContain("none of its outputs");
    }

    [Fact]
    public async Task An_input_that_is_not_known_is_told()
    {
        var model = TinyModels.Encoder();
        model.Graph.Input[2].Name = "pixel_values";

        (await ProblemAsync(model.ToByteArray())).ShouldContain("pixel_values");
    }

    [Fact]
    public async Task Dimensions_that_are_declared_without_limit_are_told()
    {
        var model = TinyModels.Encoder();
        model.Graph.Initializer[0].Dims[0] = 1L << 32;
        model.Graph.Initializer[0].Dims[1] = 1L << 32;

        (await ProblemAsync(model.ToByteArray())).ShouldContain("cannot be used");
        (await ProblemAsync(TinyModels.Encoder(dimensions: TextEncoder.MaxDimensions + 1).ToByteArray()))
            .ShouldContain($"{TextEncoder.MaxDimensions} can be used");
    }

    [Fact]
    public async Task A_graph_that_runs_in_a_circle_is_told()
    {
        var model = TinyModels.Encoder();
        model.Graph.Node.Clear();
        model.Graph.Node.Add(TinyModels.Node("Add", ["table", "last_hidden_state"], "again"));
        model.Graph.Node.Add(TinyModels.Node("Gather", ["again", "input_ids"], "last_hidden_state"));

        (await ProblemAsync(model.ToByteArray())).ShouldContain("cannot be used");
    }

    [Theory]
    [InlineData(false, "../secret.bin")]
    [InlineData(true, "../secret.bin")]
    [InlineData(false, "weights.bin")]
    public async Task Weights_in_another_file_are_not_read(bool quantize, string place)
    {
        // The right bytes lie there: whoever read them would get a model that works.
        var model = TinyModels.Encoder();
        var weights = model.Graph.Initializer[0];
        _folder.Write("weights.bin", weights.RawData.ToByteArray());
        _folder.Write("models/weights.bin", weights.RawData.ToByteArray());
        File.Copy(_folder.At("weights.bin"), _folder.At("secret.bin"));
        weights.RawData = ByteString.Empty;
        weights.DataLocation = TensorProto.Types.DataLocation.External;
        weights.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = place });
        _folder.Write("models/vocab.txt", TinyModels.Vocabulary);
        var options = new MeaningOptions { Model = _folder.Write("models/model.onnx", model.ToByteArray()), Quantize = quantize };

        (await ProblemAsync(MeaningServices.Encoder(options)!)).ShouldContain("weights in other files, which are not read");
    }

    [Fact]
    public async Task Weights_in_another_file_are_found_in_a_graph_inside_the_graph()
    {
        var model = TinyModels.Encoder();
        var inner = new GraphProto { Name = "inner" };
        inner.Initializer.Add(new TensorProto { Name = "x", DataLocation = TensorProto.Types.DataLocation.External });
        var branch = TinyModels.Node("If", ["input_ids"], "either");
        branch.Attribute.Add(new AttributeProto { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = inner });
        model.Graph.Node.Add(branch);

        (await ProblemAsync(model.ToByteArray())).ShouldContain("weights in other files");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_vocabulary_with_more_word_pieces_than_the_model_is_told(bool quantize)
    {
        using var encoder = new OnnxEncoder(TinyModels.Of(TinyModels.Encoder(rows: 7)), quantize);

        (await ProblemAsync(encoder)).ShouldContain("may belong to another model");
    }

    [Fact]
    public async Task A_vocabulary_that_is_none_is_told()
    {
        using var encoder = new OnnxEncoder(TinyModels.Of(TinyModels.Encoder(), "one\ntwo\n"), quantize: false);

        (await ProblemAsync(encoder)).ShouldContain("vocabulary is no list of word pieces");
    }

    private static async Task<string> ProblemAsync(byte[] model)
    {
        using var encoder = new OnnxEncoder(TinyModels.Of(model), quantize: true);
        return await ProblemAsync(encoder);
    }

    private static async Task<string> ProblemAsync(
        Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>> generator)
    {
        var encoder = new TextEncoder(generator, new CollectingLogger<TextEncoder>());
        (await encoder.TryAsync(CancellationToken.None)).ShouldBeNull();
        encoder.Problem.ShouldNotBeNull().ShouldEndWith(".");
        encoder.Problem.ShouldNotContain("\n");
        return encoder.Problem;
    }
}
