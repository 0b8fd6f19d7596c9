using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace TreatyBot.Core.Meaning;

/// <summary>
/// What turns texts into vectors: an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/>, or nothing where meaning is switched off. A generator that fails
/// costs the answers their share of meaning, never the answers.
/// </summary>
public sealed partial class TextEncoder(IEmbeddingGenerator<string, Embedding<float>>? generator, ILogger<TextEncoder> logger)
    : IDisposable
{
    /// <summary>The name under which a generator learns what a text is; <see cref="QueryInput"/> or nothing.</summary>
    public const string InputType = "input_type";

    /// <summary>The text is a question: many encoders want it marked as one.</summary>
    public const string QueryInput = "query";

    private static readonly EmbeddingGenerationOptions Query = new() { AdditionalProperties = new() { [InputType] = QueryInput } };

    private readonly EmbeddingGeneratorMetadata? _metadata = generator?.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
    private volatile string? _problem;

    /// <summary>No encoder: words alone.</summary>
    public static TextEncoder None { get; } = new(null, Microsoft.Extensions.Logging.Abstractions.NullLogger<TextEncoder>.Instance);

    public bool IsOn => generator is not null;

    /// <summary>Why the encoder does not work, in a sentence; null while it does.</summary>
    public string? Problem => _problem;

    /// <summary>By what vectors are kept apart: the encoder and the version of the texts that it is given.</summary>
    public string Model => $"{_metadata?.DefaultModelId ?? "unnamed"}/{ReadingUnits.Version}";

    /// <summary>Lets go of the generator, and of the model and the files that it holds.</summary>
    public void Dispose() => generator?.Dispose();

    /// <summary>The vectors of texts, as they come; those of one call have one length.</summary>
    internal async Task<IReadOnlyList<ReadOnlyMemory<float>>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var embeddings = await generator!.GenerateAsync(texts, options: null, cancellationToken);
        return embeddings.Count == texts.Count
            ? [.. embeddings.Select(embedding => embedding.Vector)]
            : throw new InvalidOperationException($"The encoder made {embeddings.Count} vectors of {texts.Count} texts.");
    }

    /// <summary>The vectors of questions; null where there is no encoder, or none that works.</summary>
    internal async ValueTask<QueryVector[]?> EncodeQueriesAsync(IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        if (generator is null)
        {
            return null;
        }

        try
        {
            var embeddings = await generator.GenerateAsync(questions, Query, cancellationToken);
            _problem = null;
            return [.. embeddings.Select(embedding => new QueryVector(embedding.Vector.Span))];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(e);
            return null;
        }
    }

    /// <summary>Notes that the encoder has failed; logged once until it works again.</summary>
    internal void Report(Exception exception)
    {
        if (_problem is null)
        {
            Log.Failed(logger, exception.Message, exception);
        }

        _problem = exception.Message;
    }

    private static partial class Log
    {
        [LoggerMessage(1200, LogLevel.Error, "The encoder of meaning does not work ({Reason}). Questions are answered by their words alone.")]
        public static partial void Failed(ILogger logger, string reason, Exception exception);
    }
}
