using TreatyBot.Core.Documents;

namespace TreatyBot.Storage.Documents;

/// <summary>A row of <c>findings</c>.</summary>
internal sealed class StoredFinding
{
    public required string Path { get; init; }

    public long Kind { get; init; }

    public required string Reason { get; init; }

    public long? Size { get; init; }

    public string? Modified { get; init; }

    public string? Readers { get; init; }

    public SourceFinding ToFinding() => new(Path, (SourceFindingKind)Kind, Reason)
    {
        Attempt = Size is { } size && Modified is not null && Readers is not null ? new(size, Stored.Time(Modified), Readers) : null,
    };
}
