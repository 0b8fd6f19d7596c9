using System.Runtime.InteropServices;
using Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TreatyBot.EncoderTuning;

/// <summary>
/// An encoder of BERT's kind (Devlin et al., 2018) out of its ONNX export, with a small trainable change to each of its matrices. What it
/// gives is what ONNX Runtime gives for the same model, but for rounding.
/// </summary>
internal sealed class TrainableEncoder
{
    private const double Epsilon = 1e-12;
    private const float Masked = -1e9f;

    private static readonly string[] MatrixNames =
    [
        "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
        "intermediate.dense", "output.dense",
    ];

    private readonly Dictionary<string, TensorProto> _tables;
    private readonly Dictionary<string, string> _factors;
    private readonly int _heads;
    private readonly Tensor _words;
    private readonly Tensor _places;
    private readonly Tensor _types;
    private readonly (Tensor Weight, Tensor Bias) _norm;
    private readonly List<Layer> _layers = [];

    /// <param name="model">Exported by PyTorch under the names that Hugging Face's BERT has.</param>
    /// <param name="heads">How many heads its attention has.</param>
    /// <param name="rank">Of the changes.</param>
    public TrainableEncoder(ModelProto model, int heads, int rank)
    {
        _heads = heads;
        _tables = model.Graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

        // The export renames a matrix, which it turns over, but leaves the name of the product that it stands in.
        _factors = model.Graph.Node.Where(node => node.OpType == "MatMul" && _tables.ContainsKey(node.Input[1]))
            .ToDictionary(node => node.Name, node => node.Input[1], StringComparer.Ordinal);
        _words = Table("embeddings.word_embeddings.weight");
        _places = Table("embeddings.position_embeddings.weight");
        _types = Table("embeddings.token_type_embeddings.weight");
        _norm = Norm("embeddings.LayerNorm");
        for (var i = 0; _tables.ContainsKey($"encoder.layer.{i}.output.dense.bias"); i++)
        {
            _layers.Add(new Layer(
                [.. MatrixNames.Select(name => Matrix(i, name, rank))],
                Norm($"encoder.layer.{i}.attention.output.LayerNorm"),
                Norm($"encoder.layer.{i}.output.LayerNorm")));
        }
    }

    public IEnumerable<AdaptedMatrix> Matrices => _layers.SelectMany(layer => layer.Matrices);

    public IEnumerable<Parameter> Parameters => Matrices.SelectMany(matrix => new[] { matrix.Down, matrix.Up });

    /// <summary>The vectors of texts, each of length 1: those of their first tokens.</summary>
    /// <param name="texts">The tokens of each.</param>
    public Tensor Encode(IReadOnlyList<long[]> texts)
    {
        var length = texts.Max(text => text.Length);
        var ids = new long[texts.Count * length];
        var mask = new float[ids.Length];
        Array.Fill(mask, Masked);
        for (var i = 0; i < texts.Count; i++)
        {
            texts[i].CopyTo(ids, i * length);
            mask.AsSpan(i * length, texts[i].Length).Clear();
        }

        var dimensions = _words.shape[1];
        var words = _words.index_select(0, tensor(ids)).view(texts.Count, length, dimensions);
        var states = Normalize(words + _types[0] + _places[TensorIndex.Slice(0, length)], _norm);
        var hidden = tensor(mask).view(texts.Count, 1, 1, length);
        foreach (var layer in _layers)
        {
            states = Forward(layer, states, hidden);
        }

        return nn.functional.normalize(states.select(1, 0), 2, 1);
    }

    /// <summary>Takes so much of what was learnt, from 0 to 1.</summary>
    public void Weaken(float share)
    {
        using var _ = no_grad();
        foreach (var matrix in Matrices)
        {
            matrix.Up.mul_(share);
        }
    }

    private Tensor Forward(Layer layer, Tensor states, Tensor mask)
    {
        var (texts, length, dimensions) = (states.shape[0], states.shape[1], states.shape[2]);
        var query = Heads(layer.Matrices[0].Forward(states));
        var key = Heads(layer.Matrices[1].Forward(states));
        var value = Heads(layer.Matrices[2].Forward(states));
        var attention = nn.functional.softmax((query.matmul(key.transpose(2, 3)) / Math.Sqrt(dimensions / (double)_heads)) + mask, 3);
        var gathered = attention.matmul(value).transpose(1, 2).reshape(texts, length, dimensions);
        states = Normalize(layer.Matrices[3].Forward(gathered) + states, layer.AfterAttention);
        return Normalize(layer.Matrices[5].Forward(nn.functional.gelu(layer.Matrices[4].Forward(states))) + states, layer.AfterOutput);

        Tensor Heads(Tensor all) => all.view(texts, length, _heads, dimensions / _heads).transpose(1, 2);
    }

    private static Tensor Normalize(Tensor states, (Tensor Weight, Tensor Bias) norm) =>
        nn.functional.layer_norm(states, norm.Weight.shape, norm.Weight, norm.Bias, Epsilon);

    private AdaptedMatrix Matrix(int layer, string name, int rank)
    {
        var factor = _factors[$"/encoder/layer.{layer}/{name.Replace('.', '/')}/MatMul"];
        return new AdaptedMatrix(factor, Table(factor), Table($"encoder.layer.{layer}.{name}.bias"), rank);
    }

    private (Tensor Weight, Tensor Bias) Norm(string name) => (Table($"{name}.weight"), Table($"{name}.bias"));

    private Tensor Table(string name)
    {
        var table = _tables[name];
        return tensor(MemoryMarshal.Cast<byte, float>(table.RawData.Span).ToArray()).reshape([.. table.Dims]);
    }

    private sealed record Layer(
        AdaptedMatrix[] Matrices, (Tensor Weight, Tensor Bias) AfterAttention, (Tensor Weight, Tensor Bias) AfterOutput);
}
