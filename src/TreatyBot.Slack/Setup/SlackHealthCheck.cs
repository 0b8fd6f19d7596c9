using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Slack.Asking;

namespace TreatyBot.Slack.Setup;

/// <summary>Whether events can arrive, and when one last did.</summary>
internal sealed class SlackHealthCheck(SlackState state, Workspaces workspaces) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        var last = state.LastArrival is { } at ? $"the last event came at {at:u}" : "no event has come yet";
        return state switch
        {
            { IsOff: true } => HealthCheckResult.Healthy("Slack is off."),
            { Stopped: { } reason } => HealthCheckResult.Unhealthy($"{reason}."),
            { IsReady: false } => HealthCheckResult.Unhealthy("Slack has not been reached yet."),
            _ when workspaces.Count == 0 => HealthCheckResult.Unhealthy("No workspace has a working token."),
            { OpenConnections: 0 } => HealthCheckResult.Unhealthy($"No Socket Mode connection is open; {last}."),
            { OpenConnections: > 0 } => HealthCheckResult.Healthy($"{state.OpenConnections} Socket Mode connections are open; {last}."),
            _ => HealthCheckResult.Healthy($"Listening over HTTP; {last}."),
        };
    }
}
