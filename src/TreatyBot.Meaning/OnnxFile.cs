using Google.Protobuf;
using Onnx;

namespace TreatyBot.Meaning;

/// <summary>
/// Reads ONNX models as files of unknown origin: what a model says of itself is not believed, and nothing beside its own bytes is opened.
/// </summary>
internal static class OnnxFile
{
    /// <summary>In bytes: the most that a protocol buffer can have.</summary>
    private const long MaxSize = int.MaxValue;

    /// <summary>The bytes that a session is made of.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="adapter">What the model learnt after its training; null for nothing.</param>
    /// <param name="quantize">True: with small weights.</param>
    /// <exception cref="InvalidDataException">It is no model that is whole in itself, or the adapter is another's.</exception>
    public static byte[] Read(Stream weights, Stream? adapter, bool quantize)
    {
        if (weights.CanSeek && weights.Length > MaxSize)
        {
            throw new InvalidDataException("it is larger than 2 GB");
        }

        var model = Parse(weights);
        if (Tensors(model.Graph).Any(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External
            || tensor.ExternalData.Count > 0))
        {
            throw new InvalidDataException("it keeps weights in other files, which are not read: export it as one file");
        }

        if (adapter is not null)
        {
            LowRankAdapter.Apply(model, Parse(adapter));
        }

        if (quantize)
        {
            WeightQuantization.Quantize(model);
        }

        return model.ToByteArray();
    }

    /// <summary>All nodes of a graph and of the graphs inside them.</summary>
    public static IEnumerable<NodeProto> Nodes(GraphProto graph) =>
        graph.Node.SelectMany(node => Graphs(node).SelectMany(Nodes).Prepend(node));

    /// <summary>The model as it stands in a file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ModelProto Parse(Stream weights)
    {
        try
        {
            var model = ModelProto.Parser.ParseFrom(weights);
            return model.Graph is not null && model.Functions.Count == 0 && model.TrainingInfo.Count == 0
                ? model
                : throw new InvalidDataException("it is no ONNX model that can be run: it has no graph, or parts beside it");
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"it is no ONNX model ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static IEnumerable<GraphProto> Graphs(NodeProto node) =>
        node.Attribute.SelectMany(attribute => attribute.G is null ? attribute.Graphs : attribute.Graphs.Prepend(attribute.G));

    private static IEnumerable<TensorProto> Tensors(GraphProto graph)
    {
        var graphs = Nodes(graph).SelectMany(Graphs).Prepend(graph).ToList();
        var attributes = Nodes(graph).SelectMany(node => node.Attribute).ToList();
        return graphs.SelectMany(one => one.Initializer)
            .Concat(graphs.SelectMany(one => one.SparseInitializer).Concat(attributes.SelectMany(attribute => attribute.SparseTensors))
                .Concat(attributes.Select(attribute => attribute.SparseTensor).OfType<SparseTensorProto>())
                .SelectMany(sparse => new[] { sparse.Values, sparse.Indices }.OfType<TensorProto>()))
            .Concat(attributes.SelectMany(attribute => attribute.Tensors))
            .Concat(attributes.Select(attribute => attribute.T).OfType<TensorProto>());
    }
}
