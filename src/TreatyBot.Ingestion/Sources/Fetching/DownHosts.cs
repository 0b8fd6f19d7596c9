namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>Tells, while pages are fetched, whose host need not be asked any more.</summary>
internal sealed class DownHosts
{
    /// <summary>In a row: one page may hang alone.</summary>
    private const int MostFailures = 3;

    private readonly Dictionary<string, (int Count, FetchFailure Failure)> _failing = new(StringComparer.OrdinalIgnoreCase);

    public void Note(string host, FetchOutcome outcome)
    {
        if (outcome is FetchFailure { IsHostDown: true } failure)
        {
            _failing[host] = (_failing.GetValueOrDefault(host).Count + 1, failure);
        }
        else
        {
            _failing.Remove(host);
        }
    }

    /// <returns>Null; or why a host is down, or that it has asked to be left alone.</returns>
    public FetchFailure? Find(string host) =>
        _failing.TryGetValue(host, out var failing) && (failing.Count >= MostFailures || failing.Failure.RetryAfter is not null)
            ? failing.Failure
            : null;
}
