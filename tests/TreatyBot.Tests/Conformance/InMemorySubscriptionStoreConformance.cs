using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(InMemorySubscriptionStore))]
public sealed class InMemorySubscriptionStoreConformance : SubscriptionStoreConformance
{
    protected override ISubscriptionStore Store { get; } = new InMemorySubscriptionStore();
}
