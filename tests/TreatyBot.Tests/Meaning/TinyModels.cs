using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

/// <summary>ONNX models of a few nodes whose behaviour is known.</summary>
internal static class TinyModels
{
    /// <summary>A word's id is its place.</summary>
    public static readonly string[] Pieces =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "river", "stream", "tax", "levy", "gold", "##s"];

    public const int Dimensions = 4;

    public static string Vocabulary { get; } = string.Join('\n', Pieces) + "\n";

    /// <summary>
    /// Each word has one vector, whatever stands beside it: those of "river" and "stream" are the same, and so are those of "tax" and
    /// "levy".
    /// </summary>
    public static ModelProto Encoder(int rows = 11, int dimensions = Dimensions)
    {
        var table = new float[rows * dimensions];
        foreach (var (word, axis) in new[] { (5, 0), (6, 0), (7, 1), (8, 1), (9, 2), (1, 3) }.Where(place => place.Item1 < rows))
        {
            table[(word * dimensions) + axis] = 1;
        }

        var model = Model("last_hidden_state", rank: 3);
        model.Graph.Initializer.Add(Tensor("table", table, rows, dimensions));
        model.Graph.Node.Add(Node("Gather", ["table", "input_ids"], "last_hidden_state"));
        return model;
    }

    /// <summary>The logit is how many of the words of the second part are "gold"; with two outputs the second one is.</summary>
    public static ModelProto CrossEncoder(int logits = 1)
    {
        var table = new float[Pieces.Length * logits];
        table[(9 * logits) + logits - 1] = 1;
        var model = Model("logits", rank: 2);
        var graph = model.Graph;
        graph.Initializer.Add(Tensor("table", table, Pieces.Length, logits));
        var axis = new TensorProto
        {
            Name = "one",
            DataType = (int)TensorProto.Types.DataType.Int64,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(new long[] { 1 })),
        };
        axis.Dims.Add(1);
        graph.Initializer.Add(axis);
        var last = axis.Clone();
        last.Name = "last";
        last.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(new long[] { 2 }));
        graph.Initializer.Add(last);
        var cast = Node("Cast", ["token_type_ids"], "second");
        cast.Attribute.Add(new AttributeProto
        {
            Name = "to",
            Type = AttributeProto.Types.AttributeType.Int,
            I = (int)TensorProto.Types.DataType.Float,
        });
        graph.Node.Add(Node("Gather", ["table", "input_ids"], "each"));
        graph.Node.Add(cast);
        graph.Node.Add(Node("Unsqueeze", ["second", "last"], "part"));
        graph.Node.Add(Node("Mul", ["each", "part"], "of_second"));
        var sum = Node("ReduceSum", ["of_second", "one"], "logits");
        sum.Attribute.Add(new AttributeProto { Name = "keepdims", Type = AttributeProto.Types.AttributeType.Int, I = 0 });
        graph.Node.Add(sum);
        return model;
    }

    public static EncoderModel Of(ModelProto model, string? vocabulary = null, int maxTokens = 64) =>
        Of(model.ToByteArray(), vocabulary, maxTokens);

    public static EncoderModel Of(byte[] model, string? vocabulary = null, int maxTokens = 64) => new(
        "tiny",
        () => new MemoryStream(model),
        () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(vocabulary ?? Vocabulary)),
        Pooling.Mean,
        "",
        "",
        maxTokens,
        Lowercase: true);

    public static NodeProto Node(string operation, string[] inputs, string output)
    {
        var node = new NodeProto { OpType = operation, Name = $"{output}_{operation}" };
        node.Input.Add(inputs);
        node.Output.Add(output);
        return node;
    }

    public static TensorProto Tensor(string name, float[] values, params long[] dimensions)
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)),
        };
        tensor.Dims.Add(dimensions);
        return tensor;
    }

    private static ModelProto Model(string output, int rank)
    {
        var graph = new GraphProto { Name = "tiny" };
        foreach (var input in new[] { "input_ids", "attention_mask", "token_type_ids" })
        {
            graph.Input.Add(Value(input, TensorProto.Types.DataType.Int64, 2));
        }

        graph.Output.Add(Value(output, TensorProto.Types.DataType.Float, rank));
        var model = new ModelProto { IrVersion = 8, Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = 13 });
        return model;
    }

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, int rank)
    {
        var shape = new TensorShapeProto();
        for (var i = 0; i < rank; i++)
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = $"{name}_{i}" });
        }

        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
