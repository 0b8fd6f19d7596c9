using FastBertTokenizer;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Meaning;

/// <summary>
/// An encoder of BERT's kind on the processor: texts become word pieces, these become vectors, one a text. The model is read when it is first needed. A call
/// runs on the caller's thread alone; many may run at once.
/// </summary>
internal sealed class OnnxEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>So many tokens go through the model at once: more are no faster, and their attention takes memory by the square.</summary>
    private const int TokensAtOnce = 2048;

    private readonly EncoderModel _model;
    private readonly Lazy<Loaded> _loaded;
    private readonly EmbeddingGeneratorMetadata _metadata;

    public OnnxEncoder(EncoderModel model, bool quantize)
    {
        _model = model;
        _loaded = new Lazy<Loaded>(() => Load(model, quantize));
        _metadata = new EmbeddingGeneratorMetadata("TreatyBot", providerUri: null, quantize ? $"{model.Name}-int8" : model.Name);
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prefix = options?.AdditionalProperties?.TryGetValue(TextEncoder.InputType, out var type) == true && type is TextEncoder.QueryInput
            ? _model.QueryPrefix
            : _model.TextPrefix;
        var loaded = _loaded.Value;
        var tokens = values.Select(text => Tokens(loaded, prefix + text)).ToList();
        var vectors = new float[tokens.Count][];
        foreach (var batch in Batches(tokens))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(loaded, tokens, batch, vectors);
        }

        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
        if (_loaded.IsValueCreated)
        {
            _loaded.Value.Session.Dispose();
        }
    }

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

    private long[] Tokens(Loaded loaded, string text)
    {
        lock (loaded.Tokenizer)
        {
            return loaded.Tokenizer.Encode(text, _model.MaxTokens).InputIds.ToArray();
        }
    }

    private void Run(Loaded loaded, List<long[]> tokens, List<int> batch, float[][] vectors)
    {
        var length = batch.Max(text => tokens[text].Length);
        long[] shape = [batch.Count, length];
        var ids = new long[batch.Count * length];
        var mask = new long[ids.Length];
        for (var i = 0; i < batch.Count; i++)
        {
            tokens[batch[i]].CopyTo(ids, i * length);
            mask.AsSpan(i * length, tokens[batch[i]].Length).Fill(1);
        }

        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        using var options = new RunOptions();
        using var outputs = loaded.Session.Run(
            options, loaded.Inputs, [.. loaded.Inputs.Select(name => name switch { "input_ids" => idValue, "attention_mask" => maskValue, _ => typeValue })], [loaded.Output]);
        var states = outputs[0].GetTensorDataAsSpan<float>();
        for (var i = 0; i < batch.Count; i++)
        {
            var dimensions = states.Length / ids.Length;
            vectors[batch[i]] = Pool(states.Slice(i * length * dimensions, tokens[batch[i]].Length * dimensions), dimensions);
        }
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

    private static Loaded Load(EncoderModel model, bool quantize)
    {
        // One thread a call: the caller says how many calls run at once, and a question never waits for a pool of threads to gather.
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableCpuMemArena = false };
        var session = new InferenceSession(Weights(model, quantize), options);
        var tokenizer = new BertTokenizer();
        using (var vocabulary = new StreamReader(model.OpenVocabulary()))
        {
            tokenizer.LoadVocabulary(vocabulary, model.Lowercase);
        }

        var output = session.OutputMetadata.FirstOrDefault(output => output.Value.Dimensions.Length == 3).Key
            ?? throw new InvalidDataException($"The encoder {model.Name} gives no vectors of tokens: none of its outputs has three dimensions.");
        var unknown = session.InputMetadata.Keys.Except(["input_ids", "attention_mask", "token_type_ids"], StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? new Loaded(session, tokenizer, [.. session.InputMetadata.Keys], output)
            : throw new InvalidDataException($"The encoder {model.Name} wants inputs that are not known here: {string.Join(", ", unknown)}.");
    }

    private static byte[] Weights(EncoderModel model, bool quantize)
    {
        using var weights = model.OpenWeights();
        if (quantize)
        {
            return WeightQuantization.Quantize(weights);
        }

        using var copy = new MemoryStream();
        weights.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed record Loaded(InferenceSession Session, BertTokenizer Tokenizer, IReadOnlyList<string> Inputs, string Output);
}
