using Microsoft.Extensions.AI;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Meaning;

/// <summary>An encoder whose questions are moved to where questions like them were answered; its other texts stay where they are.</summary>
internal sealed class WordingEncoder(IEmbeddingGenerator<string, Embedding<float>> inner, Lazy<WordingMemory> memory)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var made = await base.GenerateAsync(values, options, cancellationToken);
        return TextEncoder.IsQuery(options)
            ? new GeneratedEmbeddings<Embedding<float>>(made.Select(one => new Embedding<float>(memory.Value.Move(one.Vector.Span))))
            : made;
    }
}
