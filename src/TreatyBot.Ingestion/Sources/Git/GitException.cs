namespace TreatyBot.Ingestion.Sources.Git;

/// <summary>git failed. The message says why and what to do.</summary>
internal sealed class GitException(string message) : Exception(message)
{
    /// <summary>True where git said nothing: it was asked for something that there is not.</summary>
    public bool IsSilent { get; init; }
}
