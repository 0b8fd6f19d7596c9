using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace TreatyBot.Meaning;

/// <summary>
/// Makes an ONNX encoder small and fast: the weights of its matrix products become bytes with a scale for each column, and what is
/// multiplied by them becomes bytes at run time (ONNX Runtime's DynamicQuantizeMatMul, onnxruntime/docs/ContribOperators.md); its tables of
/// embeddings become bytes with a scale for each row.
/// </summary>
internal static class WeightQuantization
{
    private const string RuntimeDomain = "com.microsoft";

    /// <summary>7 bits, not 8: processors without VNNI add two products in 16 bits, where larger weights would overflow.</summary>
    private const int MaxWeight = 63;

    /// <summary>Smaller tables are not worth it.</summary>
    private const int MinTable = 1_000_000;

    /// <summary>Makes a model's weights small.</summary>
    public static void Quantize(ModelProto model)
    {
        var graph = model.Graph;
        var tables = graph.Initializer.GroupBy(tensor => tensor.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var rewritten = new List<NodeProto>(graph.Node.Count);
        foreach (var node in graph.Node)
        {
            rewritten.AddRange(Rewrite(node, tables, graph));
        }

        graph.Node.Clear();
        graph.Node.AddRange(rewritten);
        RemoveUnused(graph, tables);
        if (model.OpsetImport.All(opset => opset.Domain != RuntimeDomain))
        {
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = RuntimeDomain, Version = 1 });
        }
    }

    private static void RemoveUnused(GraphProto graph, Dictionary<string, TensorProto> tables)
    {
        var used = OnnxFile.Nodes(graph).SelectMany(node => node.Input).Concat(graph.Output.Select(output => output.Name))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (name, tensor) in tables.Where(table => !used.Contains(table.Key)))
        {
            graph.Initializer.Remove(tensor);
            foreach (var input in graph.Input.Where(input => input.Name == name).ToList())
            {
                // Old models name their weights among their inputs, too.
                graph.Input.Remove(input);
            }
        }
    }

    private static IEnumerable<NodeProto> Rewrite(NodeProto node, Dictionary<string, TensorProto> tables, GraphProto graph)
    {
        if (node.OpType == "MatMul" && node.Input.Count == 2 && IsMatrix(node.Input[1], tables, out var factor))
        {
            return [Multiply(node, factor, graph)];
        }

        return node.OpType == "Gather" && node.Input.Count == 2 && IsMatrix(node.Input[0], tables, out var table)
            && table.Dims[0] * table.Dims[1] >= MinTable
            ? LookUp(node, table, graph)
            : [node];
    }

    private static bool IsMatrix(string name, Dictionary<string, TensorProto> tables, out TensorProto tensor) =>
        tables.TryGetValue(name, out tensor!) && tensor.Dims.Count == 2 && tensor.DataType == (int)TensorProto.Types.DataType.Float
        && tensor.Dims.All(dimension => dimension is > 0 and < int.MaxValue) && Floats(tensor).Length == tensor.Dims[0] * tensor.Dims[1];

    private static NodeProto Multiply(NodeProto node, TensorProto factor, GraphProto graph)
    {
        var rows = (int)factor.Dims[0];
        var columns = (int)factor.Dims[1];
        var weights = Floats(factor);
        var scales = new float[columns];
        var small = new sbyte[weights.Length];
        for (var column = 0; column < columns; column++)
        {
            var largest = 0f;
            for (var row = 0; row < rows; row++)
            {
                largest = Math.Max(largest, Math.Abs(weights[(row * columns) + column]));
            }

            scales[column] = largest > 0 ? largest / MaxWeight : 1;
            for (var row = 0; row < rows; row++)
            {
                small[(row * columns) + column] = (sbyte)MathF.Round(weights[(row * columns) + column] / scales[column]);
            }
        }

        var name = $"{node.Output[0]}_small";
        graph.Initializer.Add(Tensor<sbyte>($"{name}_weights", TensorProto.Types.DataType.Int8, small, rows, columns));
        graph.Initializer.Add(Tensor<float>($"{name}_scales", TensorProto.Types.DataType.Float, scales, columns));
        graph.Initializer.Add(Tensor<sbyte>($"{name}_zeros", TensorProto.Types.DataType.Int8, new sbyte[columns], columns));
        return Node("DynamicQuantizeMatMul", RuntimeDomain, [node.Input[0], $"{name}_weights", $"{name}_scales", $"{name}_zeros"],
            node.Output[0]);
    }

    private static IEnumerable<NodeProto> LookUp(NodeProto node, TensorProto table, GraphProto graph)
    {
        var rows = (int)table.Dims[0];
        var columns = (int)table.Dims[1];
        var weights = Floats(table);
        var scales = new float[rows];
        var small = new sbyte[weights.Length];
        for (var row = 0; row < rows; row++)
        {
            var from = weights.Slice(row * columns, columns);
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude(from));
            scales[row] = largest > 0 ? largest / sbyte.MaxValue : 1;
            for (var column = 0; column < columns; column++)
            {
                small[(row * columns) + column] = (sbyte)MathF.Round(from[column] / scales[row]);
            }
        }

        var name = $"{node.Output[0]}_small";
        graph.Initializer.Add(Tensor<sbyte>($"{name}_rows", TensorProto.Types.DataType.Int8, small, rows, columns));
        graph.Initializer.Add(Tensor<float>($"{name}_scales", TensorProto.Types.DataType.Float, scales, rows, 1));
        var cast = Node("Cast", "", [$"{name}_bytes"], $"{name}_floats");
        cast.Attribute.Add(new AttributeProto
        {
            Name = "to", Type = AttributeProto.Types.AttributeType.Int, I = (int)TensorProto.Types.DataType.Float,
        });
        return
        [
            Node("Gather", "", [$"{name}_rows", node.Input[1]], $"{name}_bytes"),
            cast,
            Node("Gather", "", [$"{name}_scales", node.Input[1]], $"{name}_factor"),
            Node("Mul", "", [$"{name}_floats", $"{name}_factor"], node.Output[0]),
        ];
    }

    private static ReadOnlySpan<float> Floats(TensorProto tensor) =>
        tensor.RawData.Length > 0 ? MemoryMarshal.Cast<byte, float>(tensor.RawData.Span) : tensor.FloatData.ToArray();

    private static TensorProto Tensor<T>(string name, TensorProto.Types.DataType type, T[] values, params ReadOnlySpan<long> dimensions)
        where T : struct
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values)) };
        foreach (var dimension in dimensions)
        {
            tensor.Dims.Add(dimension);
        }

        return tensor;
    }

    private static NodeProto Node(string operation, string domain, string[] inputs, string output)
    {
        var node = new NodeProto { OpType = operation, Domain = domain, Name = $"{output}_{operation}" };
        node.Input.Add(inputs);
        node.Output.Add(output);
        return node;
    }
}
