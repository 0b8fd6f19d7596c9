using TreatyBot.Core.Documents;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(InMemoryDocumentStore))]
public sealed class InMemoryDocumentStoreConformance : DocumentStoreConformance
{
    public InMemoryDocumentStoreConformance() => Store = new InMemoryDocumentStore(Time);

    protected override IDocumentStore Store { get; }
}
