using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(InMemoryVectorStore))]
public sealed class InMemoryVectorStoreConformance : VectorStoreConformance
{
    public InMemoryVectorStoreConformance() => Store = new InMemoryVectorStore(Documents);

    protected override IDocumentStore Documents { get; } = new InMemoryDocumentStore();

    protected override IVectorStore Store { get; }
}
