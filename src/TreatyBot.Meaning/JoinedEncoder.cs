using Microsoft.Extensions.AI;

namespace TreatyBot.Meaning;

/// <summary>Two encoders as one: its vectors are theirs one after the other, so that its cosine is the mean of theirs.</summary>
internal sealed class JoinedEncoder(IEmbeddingGenerator<string, Embedding<float>> one, IEmbeddingGenerator<string, Embedding<float>> other)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata _metadata = new("TreatyBot", providerUri: null, $"{NameOf(one)}+{NameOf(other)}");

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var ofOne = await one.GenerateAsync(texts, options, cancellationToken);
        var ofOther = await other.GenerateAsync(texts, options, cancellationToken);
        return new GeneratedEmbeddings<Embedding<float>>(ofOne
            .Zip(ofOther, (a, b) => new Embedding<float>((float[])[.. a.Vector.Span, .. b.Vector.Span])));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
    }

    private static string? NameOf(IEmbeddingGenerator generator) =>
        (generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId;
}
