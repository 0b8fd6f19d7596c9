using TreatyBot.Core.Conversations;

namespace TreatyBot.Tests.Fakes;

/// <summary>Lets everybody ask as often as he likes, or nobody until <see cref="Wait"/> is over.</summary>
internal sealed class FakeLimit : IAskingLimit
{
    public TimeSpan? Wait { get; set; }

    public TimeSpan? TryTake(Asker asker) => Wait;
}
