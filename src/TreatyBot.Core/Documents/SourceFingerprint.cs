namespace TreatyBot.Core.Documents;

/// <summary>By what a source's bytes are known again without reading them.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">The time that the file system gives. It tells change, never publication.</param>
/// <param name="Sha256">Of the bytes, in lower-case hexadecimal.</param>
public sealed record SourceFingerprint(long Size, DateTimeOffset Modified, string Sha256);
