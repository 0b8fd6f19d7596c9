// The same scenarios as over the built-in client, under the same names.
namespace TreatyBot.IntegrationTests.OverDiscordNet;

public sealed class AskingTests : Discord.AskingTests, IOverLibrary;

public sealed class ChangesUnderWayTests : Discord.ChangesUnderWayTests, IOverLibrary;

public sealed class ExactlyOnceTests : Discord.ExactlyOnceTests, IOverLibrary;

public sealed class GatewayTests : Discord.GatewayTests, IOverLibrary;

public sealed class InertTests : Discord.InertTests, IOverLibrary;

public sealed class SessionLimitTests : Discord.SessionLimitTests, IOverLibrary;

public sealed class SetupTests : Discord.SetupTests, IOverLibrary;

public sealed class ShardingTests : Discord.ShardingTests, IOverLibrary;

public sealed class SkewedClockTests : Discord.SkewedClockTests, IOverLibrary;

public sealed class SocialTests : Discord.SocialTests, IOverLibrary;

public sealed class ThreadTests : Discord.ThreadTests, IOverLibrary;
