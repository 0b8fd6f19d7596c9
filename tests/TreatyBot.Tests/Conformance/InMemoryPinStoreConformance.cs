using TreatyBot.Core.Pins;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(InMemoryPinStore))]
public sealed class InMemoryPinStoreConformance : PinStoreConformance
{
    protected override IPinStore Store { get; } = new InMemoryPinStore();
}
