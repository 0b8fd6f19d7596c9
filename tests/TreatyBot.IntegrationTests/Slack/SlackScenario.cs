using TreatyBot.IntegrationTests.CommandLine;
using TreatyBot.LoopbackSlack;

namespace TreatyBot.IntegrationTests.Slack;

/// <summary>What a scenario starts runs over one client.</summary>
public abstract class SlackScenario
{
    /// <summary>The client that serves, as <c>Slack:Client</c> names it.</summary>
    private protected string Client => this is IOverLibrary ? "SlackNet" : "BuiltIn";

    private protected Task<SlackBot> StartAsync(SlackServer slack, SlackBotSetup setup) =>
        SlackBot.StartAsync(slack, setup with { Client = Client });

    private protected Task<SlackWorker> StartWorkerAsync(Installation installation, SlackServer slack, params string[] settings) =>
        SlackWorker.StartAsync(installation, slack, [$"Slack:Client={Client}", .. settings]);
}
