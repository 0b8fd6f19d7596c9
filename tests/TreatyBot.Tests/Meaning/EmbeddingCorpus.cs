using TreatyBot.Core.Answering;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Meaning;

/// <summary>A small corpus whose documents get their vectors from a fake encoder, kept in a store that outlives it.</summary>
internal sealed class EmbeddingCorpus : IDisposable
{
    public EmbeddingCorpus(FakeEncoder encoder, IDocumentStore? documents = null, IVectorStore? vectors = null)
    {
        Encoder = new TextEncoder(encoder, EncoderLog);
        Answers = new TestCorpus(new AnsweringOptions { MinConfidence = 0 }, documents, Encoder);
        Store = vectors ?? new InMemoryVectorStore(Answers.Documents);
        Embedder = new CorpusEmbedder(Answers.Corpus, Answers.Vectors, Store, Encoder, new EmbeddingOptions(1), Log);
    }

    public CollectingLogger<TextEncoder> EncoderLog { get; } = new();

    public CollectingLogger<CorpusEmbedder> Log { get; } = new();

    public TextEncoder Encoder { get; }

    public TestCorpus Answers { get; }

    public IVectorStore Store { get; }

    public CorpusEmbedder Embedder { get; }

    public IEnumerable<string> Problems =>
        EncoderLog.Messages.Concat(Log.Messages.Where(message => message.StartsWith("1203", StringComparison.Ordinal)));

    public Task<bool> EmbedAsync(CancellationToken cancellationToken = default) => Embedder.EmbedAsync(progress: null, cancellationToken);

    /// <summary>The first quote.</summary>
    public async Task<string> AskAsync(string question) =>
        (await Answers.AskAsync(question)).ShouldBeOfType<Answered>().Citations[0].Quote.Text;

    public void Dispose()
    {
        Embedder.Dispose();
        Answers.Dispose();
    }
}
