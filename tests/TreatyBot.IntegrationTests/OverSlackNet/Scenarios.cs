// The same scenarios as over the built-in client, under the same names.
namespace TreatyBot.IntegrationTests.OverSlackNet;

public sealed class AskingTests : Slack.AskingTests, IOverLibrary;

public sealed class ButtonTests : Slack.ButtonTests, IOverLibrary;

public sealed class ConnectionTests : Slack.ConnectionTests, IOverLibrary;

public sealed class ExactlyOnceTests : Slack.ExactlyOnceTests, IOverLibrary;

public sealed class HttpTests : Slack.HttpTests, IOverLibrary;

public sealed class LimitTests : Slack.LimitTests, IOverLibrary;

public sealed class PaneTests : Slack.PaneTests, IOverLibrary;

public sealed class SafetyTests : Slack.SafetyTests, IOverLibrary;

public sealed class SocialTests : Slack.SocialTests, IOverLibrary;

public sealed class SlackNetConformance : Slack.SlackClientConformance, IOverLibrary;

public sealed class WorkerKillTests : Slack.WorkerKillTests, IOverLibrary;
