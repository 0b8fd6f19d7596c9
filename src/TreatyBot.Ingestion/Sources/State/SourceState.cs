namespace TreatyBot.Ingestion.Sources.State;

/// <summary>What is kept of a source beside its documents' bytes.</summary>
public sealed record SourceState
{
    /// <summary>When it was asked last; null before the first time.</summary>
    public DateTimeOffset? Tried { get; init; }

    /// <summary>When all of it was last brought to its present state; null before the first time.</summary>
    public DateTimeOffset? Succeeded { get; init; }

    /// <summary>When it is to be asked again.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The host has asked to be left alone until then: not even a person's command goes before that.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Since when it cannot be brought up to date; null where all is well.</summary>
    public DateTimeOffset? DownSince { get; init; }

    /// <summary>How often it has failed since.</summary>
    public int Failures { get; init; }

    /// <summary>A sentence: why it is down, and what to do.</summary>
    public string? DownReason { get; init; }

    /// <summary>What of it could not be understood, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Its pages, by address.</summary>
    public IReadOnlyList<KeptPage> Pages { get; init; } = [];

    /// <summary>The sitemaps or the feed itself, so that they need not be sent again unless they have changed.</summary>
    public IReadOnlyList<KeptPage> Indexes { get; init; } = [];

    /// <summary>The commit of a repository whose files are kept.</summary>
    public string? Commit { get; init; }

    /// <summary>Where a repository on this machine was cloned from.</summary>
    public string? Origin { get; init; }
}
