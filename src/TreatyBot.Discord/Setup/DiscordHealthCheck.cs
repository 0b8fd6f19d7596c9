using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Setup;

/// <summary>Red where no session stands, or nothing has arrived from Discord, for longer than it should.</summary>
internal sealed class DiscordHealthCheck(DiscordToken token, IDiscordClient client) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var isOff = token.Read(out var problem) is null && problem is null;
        return Task.FromResult((isOff, problem ?? client.Health.Problem) switch
        {
            (true, _) => HealthCheckResult.Healthy("Discord is off: no token."),
            (_, null) => HealthCheckResult.Healthy(client.Health.IsConnected ? "Discord is connected." : "Discord is being connected."),
            (_, { } trouble) => HealthCheckResult.Unhealthy(trouble),
        });
    }
}
