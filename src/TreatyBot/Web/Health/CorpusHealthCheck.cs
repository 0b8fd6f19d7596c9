using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Core.Search;

namespace TreatyBot.Web.Health;

/// <summary>Healthy once everything in the store can be found.</summary>
internal sealed class CorpusHealthCheck(Corpus corpus) : IHealthCheck
{
    public const string Name = "corpus";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(corpus.IsOpen
            ? HealthCheckResult.Healthy(data: new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["documents"] = corpus.Catalogue.Entries.Count,
                ["passages"] = corpus.Catalogue.PassageCount,
            })
            : HealthCheckResult.Unhealthy("The index is still being opened."));
}
