using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Fakes;

/// <summary>
/// An encoder that knows what a few words mean: each group of words is an axis, and a text is the sum of the axes of its words.
/// </summary>
internal sealed class FakeEncoder(params string[] meanings) : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 16;

    private readonly string[][] _meanings = [.. meanings.Select(words => words.Split(' '))];
    private readonly ConcurrentQueue<string> _texts = new();
    private int _attempts;

    /// <summary>The texts that were embedded, questions left out, in order.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    /// <summary>How often it was called.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public string Name { get; init; } = "fake";

    /// <summary>Thrown by every call; null: it works.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Done before the texts of a call are embedded.</summary>
    public Action<IReadOnlyList<string>> Before { get; set; } = _ => { };

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        Interlocked.Increment(ref _attempts);
        if (options?.AdditionalProperties?[TextEncoder.InputType] is not TextEncoder.QueryInput)
        {
            Before(texts);
            cancellationToken.ThrowIfCancellationRequested();
            texts.ForEach(text => { if (Failure is null) { _texts.Enqueue(text); } });
        }

        return Failure is null
            ? Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(Vector(text)))))
            : throw Failure;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", null, Name) : null;

    public void Dispose()
    {
    }

    private float[] Vector(string text)
    {
        var vector = new float[Dimensions];
        vector[^1] = 0.2f;
        var words = text.Split([' ', '.', ',', '?', '—', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var axis = 0; axis < _meanings.Length; axis++)
        {
            vector[axis] = words.Count(word => _meanings[axis].Contains(word, StringComparer.OrdinalIgnoreCase));
        }

        return vector;
    }
}
