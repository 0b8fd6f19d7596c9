using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Sync;

/// <summary>What a sync found and did in one collection. All paths are told as the documents' own.</summary>
/// <param name="Collection">The collection's name.</param>
public sealed record SyncSummary(string Collection)
{
    /// <summary>Documents that were not there before.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Documents that were read again and stored.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Documents whose files lie elsewhere now.</summary>
    public IReadOnlyList<RenamedSource> Renamed { get; init; } = [];

    /// <summary>Documents withdrawn: their files are gone, ignored, or now refused for what they hold.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>How many documents are as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>What could not be taken, and why.</summary>
    public IReadOnlyList<RefusedSource> Refused { get; init; } = [];

    /// <summary>Files that answer though not all of them could be understood.</summary>
    public IReadOnlyList<SourceFinding> Warnings { get; init; } = [];

    /// <summary>Files that no reader takes.</summary>
    public IReadOnlyList<SourceFinding> PassedOver { get; init; } = [];

    /// <summary>Sources that could not be asked for what is new.</summary>
    public IReadOnlyList<SourceFinding> Down { get; init; } = [];

    /// <summary>
    /// True where a folder could not be looked through whole, or a source be asked for what is new: what was known of it stays, and nothing
    /// new of it is taken.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>Why the whole collection was left as it is; null where it was not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether anything that answers has changed.</summary>
    public bool HasChanges => Added.Count + Changed.Count + Renamed.Count + Removed.Count > 0;
}

/// <summary>A document whose file was renamed or moved inside its collection.</summary>
/// <param name="From">Its path before.</param>
/// <param name="To">Its path now.</param>
public sealed record RenamedSource(string From, string To);

/// <summary>A file or folder that could not be taken.</summary>
/// <param name="Path">Its path, made printable.</param>
/// <param name="Reason">One or two sentences: what is wrong and what to do.</param>
/// <param name="StillAnswers">True where the document that was read of it before goes on answering, because the reason may pass.</param>
public sealed record RefusedSource(string Path, string Reason, bool StillAnswers = false)
{
    /// <summary>What was read; null where it was refused unread.</summary>
    public ReadAttempt? Attempt { get; init; }
}

/// <summary>How far a sync is.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Done">Files looked at.</param>
/// <param name="Total">Files to look at.</param>
public sealed record SyncProgress(string Collection, int Done, int Total)
{
    /// <summary>What is being fetched; null where files are read.</summary>
    public string? Fetched { get; init; }
}
