namespace TreatyBot.Ingestion.Readers;

/// <summary>A file inside another one.</summary>
/// <param name="Path">Its path inside it, with <c>/</c> between the parts.</param>
/// <param name="Open">Gives all of its bytes; throws where they cannot be had.</param>
public sealed record ArchivedFile(string Path, Func<ReadOnlyMemory<byte>> Open);

/// <summary>A file that is nothing but other files.</summary>
/// <param name="Files">What it holds.</param>
/// <param name="Owner">What must stay open while they are read.</param>
public sealed record ReadArchive(IReadOnlyList<ArchivedFile> Files, IDisposable? Owner = null) : ReadOutcome
{
    /// <summary>What of it could not be understood, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
