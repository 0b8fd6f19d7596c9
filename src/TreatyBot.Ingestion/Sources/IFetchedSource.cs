using TreatyBot.Ingestion.Sources.State;
using TreatyBot.Ingestion.Sync;

namespace TreatyBot.Ingestion.Sources;

/// <summary>
/// A source beyond this machine's folders. What was fetched of it last is kept in a folder, and answers until something newer is there:
/// however long the source is down.
/// </summary>
public interface IFetchedSource : IDocumentSource
{
    /// <summary>How people know it: its kind and address, without what may be a secret in it.</summary>
    string Name { get; }

    /// <summary>How often it is asked for what is new.</summary>
    TimeSpan Interval { get; }

    /// <summary>What is kept of it, and how the last attempts went.</summary>
    SourceFolder Kept { get; }

    /// <summary>Brings what is kept of it to its present state, and notes how that went.</summary>
    /// <param name="report">Told how far it is and, at times, that something new is kept.</param>
    /// <param name="cancellationToken">Stops between two documents; what is kept by then stays.</param>
    Task FetchAsync(FetchReport report, CancellationToken cancellationToken);
}

/// <summary>Whom a fetch tells how far it is.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Progress">Told after every document.</param>
/// <param name="Kept">Told when what is kept has changed, so that it may be read.</param>
public sealed record FetchReport(string Collection, IProgress<SyncProgress>? Progress, Action? Kept);
