using Microsoft.Extensions.Diagnostics.HealthChecks;
using TreatyBot.Core.Meaning;
using TreatyBot.Core.Search;

namespace TreatyBot.Web.Health;

/// <summary>Degraded where documents cannot be compared by meaning: they are answered by words alone.</summary>
internal sealed class MeaningHealthCheck(TextEncoder encoder, CorpusEmbedder embedder, CorpusVectors vectors, Corpus corpus) : IHealthCheck
{
    public const string Name = "meaning";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var progress = vectors.Progress(corpus.Catalogue.Entries);
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["on"] = encoder.IsOn };
        if (encoder.IsOn)
        {
            data["passages"] = progress.Passages;
            data["total"] = progress.Total;
        }

        return Task.FromResult(embedder.Problem is { } problem
            ? HealthCheckResult.Degraded(problem, data: data)
            : HealthCheckResult.Healthy(data: data));
    }
}
