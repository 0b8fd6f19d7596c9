namespace TreatyBot.Ingestion.Sync;

/// <summary>What a sync found and did in one collection. All paths are told as the documents' own.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Added">Documents that were not there before.</param>
/// <param name="Changed">Documents that were read again and stored.</param>
/// <param name="Removed">Documents withdrawn: their files are gone, ignored, or now refused for what they hold.</param>
/// <param name="Unchanged">How many documents are as they were.</param>
/// <param name="Refused">What could not be taken, and why.</param>
/// <param name="PassedOver">How many files no reader takes, by their ending (<c>.xyz</c>; empty where there is none).</param>
/// <param name="Failure">Why the whole collection was left as it is; null where it was not.</param>
public sealed record SyncSummary(
    string Collection,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Removed,
    int Unchanged,
    IReadOnlyList<RefusedSource> Refused,
    IReadOnlyDictionary<string, int> PassedOver,
    string? Failure = null)
{
    /// <summary>Whether anything that answers has changed.</summary>
    public bool HasChanges => Added.Count + Changed.Count + Removed.Count > 0;
}

/// <summary>A file or folder that could not be taken.</summary>
/// <param name="Path">Its path, made printable.</param>
/// <param name="Reason">One or two sentences: what is wrong and what to do.</param>
/// <param name="StillAnswers">True where the document that was read of it before goes on answering, because the reason may pass.</param>
public sealed record RefusedSource(string Path, string Reason, bool StillAnswers = false);

/// <summary>How far a sync is.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Done">Files looked at.</param>
/// <param name="Total">Files to look at.</param>
public sealed record SyncProgress(string Collection, int Done, int Total);
