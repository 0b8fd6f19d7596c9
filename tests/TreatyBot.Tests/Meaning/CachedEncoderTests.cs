using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using TreatyBot.Core.Meaning;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class CachedEncoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_one_command_has_embedded_the_next_one_does_not_embed_again()
    {
        var first = new CountingEncoder();
        using (var encoder = new TextEncoder(CachedEncoder.Over(first, _folder.Path), NullLogger<TextEncoder>.Instance))
        {
            (await encoder.EncodeAsync(["Alpha.", "Beta."], CancellationToken.None)).Count.ShouldBe(2);
        }

        var second = new CountingEncoder();
        using (var encoder = new TextEncoder(CachedEncoder.Over(second, _folder.Path), NullLogger<TextEncoder>.Instance))
        {
            var vectors = await encoder.EncodeAsync(["Beta.", "Gamma."], CancellationToken.None);
            vectors[0].ToArray().ShouldBe([5, 1]);
            vectors[1].ToArray().ShouldBe([6, 1]);
        }

        first.Texts.ShouldBe(["Alpha.", "Beta."]);
        second.Texts.ShouldBe(["Gamma."]);
    }

    [Fact]
    public async Task While_one_command_adds_to_the_memory_others_read_it()
    {
        using (var encoder = new TextEncoder(CachedEncoder.Over(new CountingEncoder(), _folder.Path), NullLogger<TextEncoder>.Instance))
        {
            await encoder.EncodeAsync(["Alpha."], CancellationToken.None);
        }

        using var adding = new TextEncoder(CachedEncoder.Over(new CountingEncoder(), _folder.Path), NullLogger<TextEncoder>.Instance);
        var beside = new CountingEncoder();
        using (var encoder = new TextEncoder(CachedEncoder.Over(beside, _folder.Path), NullLogger<TextEncoder>.Instance))
        {
            await encoder.EncodeAsync(["Alpha.", "Beta."], CancellationToken.None);
        }

        await adding.EncodeAsync(["Gamma."], CancellationToken.None);
        beside.Texts.ShouldBe(["Beta."]);
    }

    /// <summary>Gives the length of a text, and 1.</summary>
    private sealed class CountingEncoder : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Texts { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            Texts.AddRange(texts);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
                texts.Select(text => new Embedding<float>(new float[] { text.Length, 1 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
