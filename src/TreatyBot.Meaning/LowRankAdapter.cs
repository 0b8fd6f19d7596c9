using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace TreatyBot.Meaning;

/// <summary>
/// What an encoder learnt after its training: for some of its matrices a change, kept as the product of a tall and a wide matrix of few
/// columns and rows (Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021). It is an ONNX file without nodes: for a weight
/// <c>W</c> of the encoder the tables <c>W.down</c> and <c>W.up</c> in 16-bit floats.
/// </summary>
internal static class LowRankAdapter
{
    private const string DownSuffix = ".down";
    private const string UpSuffix = ".up";

    /// <summary>Adds the changes to the weights of a model.</summary>
    /// <exception cref="InvalidDataException">The adapter was made for another model.</exception>
    public static void Apply(ModelProto model, ModelProto adapter)
    {
        var weights = model.Graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var tables = adapter.Graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (var (name, down) in tables.Where(table => table.Key.EndsWith(DownSuffix, StringComparison.Ordinal)))
        {
            var of = name[..^DownSuffix.Length];
            if (!weights.TryGetValue(of, out var weight) || !tables.TryGetValue(of + UpSuffix, out var up) || !Fits(weight, down, up))
            {
                throw new InvalidDataException($"its adapter changes the weight {of}, which it does not have in this shape");
            }

            weight.RawData = Changed(weight, Halves(down), Halves(up), (int)down.Dims[1]);
        }
    }

    /// <summary>An adapter as a file.</summary>
    /// <param name="changes">The two matrices of each weight, row by row, with the rank between them.</param>
    public static ModelProto Of(IEnumerable<(string Weight, float[] Down, float[] Up, int Rank)> changes)
    {
        var adapter = new ModelProto { IrVersion = (long)Onnx.Version.IrVersion, Graph = new GraphProto { Name = "adapter" } };
        foreach (var (weight, down, up, rank) in changes)
        {
            adapter.Graph.Initializer.Add(Table(weight + DownSuffix, down, down.Length / rank, rank));
            adapter.Graph.Initializer.Add(Table(weight + UpSuffix, up, rank, up.Length / rank));
        }

        return adapter;
    }

    private static bool Fits(TensorProto weight, TensorProto down, TensorProto up) =>
        weight.Dims is [var rows, var columns] && down.Dims is [var downRows, var rank] && up.Dims is [var upRows, var upColumns]
        && rows == downRows && rank == upRows && columns == upColumns
        && weight.DataType == (int)TensorProto.Types.DataType.Float && weight.RawData.Length == rows * columns * sizeof(float)
        && IsWhole(down) && IsWhole(up);

    private static bool IsWhole(TensorProto table) =>
        table.DataType == (int)TensorProto.Types.DataType.Float16 && table.RawData.Length == table.Dims[0] * table.Dims[1] * sizeof(ushort);

    private static ByteString Changed(TensorProto weight, float[] down, float[] up, int rank)
    {
        var values = MemoryMarshal.Cast<byte, float>(weight.RawData.Span).ToArray();
        var columns = (int)weight.Dims[1];
        for (var row = 0; row < weight.Dims[0]; row++)
        {
            var target = values.AsSpan(row * columns, columns);
            for (var i = 0; i < rank; i++)
            {
                TensorPrimitives.MultiplyAdd(up.AsSpan(i * columns, columns), down[(row * rank) + i], target, target);
            }
        }

        return ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values));
    }

    private static float[] Halves(TensorProto table) =>
        Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(table.RawData.Span).ToArray(), half => (float)half);

    private static TensorProto Table(string name, float[] values, int rows, int columns)
    {
        var halves = Array.ConvertAll(values, value => (Half)value);
        return new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float16,
            Dims = { rows, columns },
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<Half>(halves)),
        };
    }
}
