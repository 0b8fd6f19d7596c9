namespace TreatyBot.Core.Documents;

/// <summary>What the store remembers of a source, so that a sync can tell what has changed.</summary>
/// <param name="DocumentId">The document's number.</param>
/// <param name="Path">Its path below the collection's folder.</param>
/// <param name="Source">The bytes that were read last.</param>
/// <param name="Reader">Name and version of what read them.</param>
public sealed record KnownSource(
    long DocumentId,
    string Path,
    SourceFingerprint Source,
    string Reader);
