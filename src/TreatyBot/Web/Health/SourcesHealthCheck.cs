using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Hosting;
using TreatyBot.Ingestion.Sources;

namespace TreatyBot.Web.Health;

/// <summary>Degraded where a source is down: what was fetched of it before answers.</summary>
internal sealed class SourcesHealthCheck(CollectionSources sources) : IHealthCheck
{
    public const string Name = "sources";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var down = sources.All.SelectMany(collection => sources.StatusOf(collection.Name)).Where(status => status.DownSince is not null)
            .ToList();
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["fetched"] = sources.Fetched.Count, ["down"] = down.Count };
        return Task.FromResult(down.Count > 0
            ? HealthCheckResult.Degraded(string.Join(' ', down.Select(SourceStatusText.Describe)), data: data)
            : HealthCheckResult.Healthy(data: data));
    }
}
