using Microsoft.Extensions.AI;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Meaning;

/// <summary>
/// An encoder of BERT's kind on the processor: texts become word pieces, these become vectors, one a text. The model is read when it is
/// first needed. A call runs on the caller's thread alone; many may run at once.
/// </summary>
internal sealed class OnnxEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>So many tokens go through the model at once: more are no faster, and their attention takes memory by the square.</summary>
    private const int TokensAtOnce = 1024;

    private readonly EncoderModel _model;
    private readonly bool _quantize;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly Lock _loading = new();
    private volatile LoadedModel? _loaded;

    public OnnxEncoder(EncoderModel model, bool quantize)
    {
        _model = model;
        _quantize = quantize;
        _metadata = new EmbeddingGeneratorMetadata("TreatyBot", providerUri: null, quantize ? $"{model.Name}-int8" : model.Name);
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prefix = TextEncoder.IsQuery(options) ? _model.QueryPrefix : _model.TextPrefix;
        var loaded = Load();
        var tokens = values.Select(text => loaded.Tokens(prefix + text, _model.MaxTokens)).ToList();
        var vectors = new float[tokens.Count][];
        foreach (var batch in Batches(tokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(loaded, tokens, batch, vectors, cancellationToken);
        }

        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => _loaded?.Dispose();

    /// <summary>Texts of like length together, so that little is filled up.</summary>
    private static IEnumerable<List<int>> Batches(List<long[]> tokens)
    {
        var batch = new List<int>();
        foreach (var text in Enumerable.Range(0, tokens.Count).OrderBy(text => tokens[text].Length))
        {
            if (batch.Count > 0 && (batch.Count + 1) * tokens[text].Length > TokensAtOnce)
            {
                yield return batch;
                batch = [];
            }

            batch.Add(text);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private void Run(LoadedModel loaded, List<long[]> tokens, List<int> batch, float[][] vectors, CancellationToken cancellationToken)
    {
        var length = batch.Max(text => tokens[text].Length);
        var ids = new long[batch.Count * length];
        var mask = new long[ids.Length];
        for (var i = 0; i < batch.Count; i++)
        {
            tokens[batch[i]].CopyTo(ids, i * length);
            mask.AsSpan(i * length, tokens[batch[i]].Length).Fill(1);
        }

        loaded.Run(ids, mask, new long[ids.Length], length, (states, shape) =>
        {
            if (shape is not [_, _, var dimensions] || states.Length != ids.Length * dimensions || dimensions < 1)
            {
                throw new InvalidDataException($"The encoder {_model.Name} does not give one vector for each token.");
            }

            for (var i = 0; i < batch.Count; i++)
            {
                vectors[batch[i]] = Pool(states.Slice(i * length * (int)dimensions, tokens[batch[i]].Length * (int)dimensions),
                    (int)dimensions);
            }
        }, cancellationToken);
    }

    private float[] Pool(ReadOnlySpan<float> states, int dimensions)
    {
        var vector = states[..dimensions].ToArray();
        if (_model.Pooling == Pooling.Mean)
        {
            for (var at = dimensions; at < states.Length; at += dimensions)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(vector, states.Slice(at, dimensions), vector);
            }
        }

        var length = System.Numerics.Tensors.TensorPrimitives.Norm(vector);
        System.Numerics.Tensors.TensorPrimitives.Divide(vector, Math.Max(length, float.Epsilon), vector);
        return vector;
    }

    /// <summary>The model; where it could not be loaded before, it is tried again.</summary>
    private LoadedModel Load()
    {
        if (_loaded is { } before)
        {
            return before;
        }

        lock (_loading)
        {
            return _loaded ??= LoadedModel.Load(_model, _quantize, outputRank: 3, "Meaning:Model");
        }
    }
}
