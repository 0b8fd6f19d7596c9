using TreatyBot.Core.Conversations;
using TreatyBot.Tests.Fakes;

namespace TreatyBot.Tests.Conformance;

[ConformanceOf(typeof(InMemoryConversationStore))]
public sealed class InMemoryConversationStoreConformance : ConversationStoreConformance
{
    protected override IConversationStore Store { get; } = new InMemoryConversationStore();
}
