using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// What turns texts into vectors: an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/>, or nothing where meaning is switched off. A
/// generator that fails costs the answers their share of meaning, never the answers.
/// </summary>
/// <param name="generator">What makes the vectors; null for none.</param>
/// <param name="logger">Told once where it fails.</param>
/// <param name="isOfEnglish">True for one that was trained on English alone: what it makes of other languages says nothing of their
/// meaning.</param>
public sealed partial class TextEncoder(
    IEmbeddingGenerator<string, Embedding<float>>? generator, ILogger<TextEncoder> logger, bool isOfEnglish = false)
    : IDisposable
{
    /// <summary>The name under which a generator learns what a text is; <see cref="QueryInput"/> or nothing.</summary>
    public const string InputType = "input_type";

    /// <summary>The text is a question: many encoders want it marked as one.</summary>
    public const string QueryInput = "query";

    /// <summary>Vectors are kept with lengths up to this; no encoder of sentences has more than half of it.</summary>
    public const int MaxDimensions = 8192;

    /// <summary>Questions that are remembered: those which are being asked of many documents just now.</summary>
    private const int MaxAsked = 64;

    private static readonly EmbeddingGenerationOptions Query = new() { AdditionalProperties = new() { [InputType] = QueryInput } };

    private readonly EmbeddingGeneratorMetadata? _metadata =
        generator?.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
    private readonly ConcurrentDictionary<string, QueryVector[]> _asked = new(StringComparer.Ordinal);
    private volatile string? _problem;
    private volatile int _dimensions;

    /// <summary>No encoder: words alone.</summary>
    public static TextEncoder None { get; } = new(null, Microsoft.Extensions.Logging.Abstractions.NullLogger<TextEncoder>.Instance);

    /// <summary>True where a generator is told that its texts are questions.</summary>
    public static bool IsQuery(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(InputType, out var type) == true && type is QueryInput;

    public bool IsOn => generator is not null;

    /// <summary>True where it was trained on English alone.</summary>
    public bool IsOfEnglish => isOfEnglish;

    /// <summary>Why the encoder does not work, in a sentence; null while it does.</summary>
    public string? Problem => _problem;

    /// <summary>By what vectors are kept apart: the encoder and the version of the texts that it is given.</summary>
    public string Model => $"{_metadata?.DefaultModelId ?? "unnamed"}/{ReadingUnits.Version}";

    /// <summary>
    /// Loads the encoder and tries it, where it has not worked yet or has failed since; what it then says is in <see cref="Problem"/>.
    /// </summary>
    /// <returns>How many dimensions its vectors have; null where it does not work, or there is none.</returns>
    public async Task<int?> TryAsync(CancellationToken cancellationToken)
    {
        if (_problem is null && _dimensions > 0)
        {
            return _dimensions;
        }

        // As a question: a memory of texts before the encoder would answer for it.
        return await EncodeQueriesAsync(["What is agreed?"], isTrial: true, cancellationToken) is null ? null : _dimensions;
    }

    /// <summary>The vectors of texts, as they come; those of one call have one length.</summary>
    /// <exception cref="EncoderException">The encoder has failed.</exception>
    internal async Task<IReadOnlyList<ReadOnlyMemory<float>>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        try
        {
            return await GenerateAsync(texts, options: null, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(e);
            throw new EncoderException(e.Message, e);
        }
    }

    /// <summary>
    /// The vectors of questions; null where there is no encoder, or none that works. The same questions asked again, as of each document by
    /// itself, are encoded once.
    /// </summary>
    internal async ValueTask<QueryVector[]?> EncodeQueriesAsync(IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        // As a whole: a text that is encoded beside a longer one comes out a little different.
        var key = string.Join('\0', questions);
        if (_asked.TryGetValue(key, out var known))
        {
            return known;
        }

        var vectors = await EncodeQueriesAsync(questions, isTrial: false, cancellationToken);
        if (vectors is not null)
        {
            if (_asked.Count >= MaxAsked)
            {
                _asked.Clear();
            }

            _asked[key] = vectors;
        }

        return vectors;
    }

    private async ValueTask<QueryVector[]?> EncodeQueriesAsync(IReadOnlyList<string> questions, bool isTrial,
        CancellationToken cancellationToken)
    {
        // One that has never worked takes seconds to fail, as it loads its model for each attempt: no question waits for that.
        if (generator is null || (_problem is not null && _dimensions == 0 && !isTrial))
        {
            return null;
        }

        try
        {
            var vectors = await GenerateAsync(questions, Query, cancellationToken);
            return [.. vectors.Select(vector => new QueryVector(vector.Span))];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(e);
            return null;
        }
    }

    private async Task<IReadOnlyList<ReadOnlyMemory<float>>> GenerateAsync(
        IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var embeddings = await generator!.GenerateAsync(texts, options, cancellationToken);
        if (embeddings.Count != texts.Count || embeddings.Any(embedding => embedding.Vector.Length != embeddings[0].Vector.Length))
        {
            throw new InvalidDataException(
                $"The encoder made {embeddings.Count} vectors of {texts.Count} texts, or vectors that differ in length.");
        }

        if (embeddings.Count > 0)
        {
            var length = embeddings[0].Vector.Length;
            _dimensions = length is > 0 and <= MaxDimensions
                ? length
                : throw new InvalidDataException(
                    $"The encoder's vectors have {length} dimensions; 1 to {MaxDimensions} can be used. Choose another Meaning:Model.");
            _problem = null;
        }

        return [.. embeddings.Select(embedding => embedding.Vector)];
    }

    /// <summary>Lets go of the generator, and of the model and the files that it holds.</summary>
    public void Dispose() => generator?.Dispose();

    /// <summary>Notes that the encoder has failed; logged once until it works again.</summary>
    private void Report(Exception exception)
    {
        if (_problem is null)
        {
            // Where the sentence says what is wrong and what to do, a stack would only hide it.
            Log.Failed(logger, exception.Message, exception is InvalidDataException ? null : exception);
        }

        _problem = exception.Message;
    }

    private static partial class Log
    {
        [LoggerMessage(1200, LogLevel.Error,
            "The encoder of meaning does not work : {Reason} Questions are answered by their words alone.")]
        public static partial void Failed(ILogger logger, string reason, Exception? exception);
    }
}
