using TreatyBot.IntegrationTests.Discord;
using TreatyBot.OverDiscordNet;

// The same scenarios as over the built-in client, under the same names.
namespace TreatyBot.IntegrationTests.OverDiscordNet;

internal static class DiscordNet
{
    public static DiscordClientKind Client { get; } = new("DiscordNet", KeepsSessions: false, services => services.AddDiscordNet());
}

public sealed class AskingTests : Discord.AskingTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class ChangesUnderWayTests : Discord.ChangesUnderWayTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class ExactlyOnceTests : Discord.ExactlyOnceTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class GatewayTests : Discord.GatewayTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class InertTests : Discord.InertTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class SessionLimitTests : Discord.SessionLimitTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class SetupTests : Discord.SetupTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class ShardingTests : Discord.ShardingTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}

public sealed class SkewedClockTests : Discord.SkewedClockTests
{
    internal override DiscordClientKind Client => DiscordNet.Client;
}
