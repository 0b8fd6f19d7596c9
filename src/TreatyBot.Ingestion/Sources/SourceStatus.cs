namespace TreatyBot.Ingestion.Sources;

/// <summary>How a source is.</summary>
/// <param name="Name">Its kind and address.</param>
/// <param name="Succeeded">When all of it was last brought up to date; null before the first time.</param>
/// <param name="DownSince">Since when that fails; null where all is well.</param>
/// <param name="DownReason">Why it fails, and what to do.</param>
/// <param name="Due">When it is to be asked again.</param>
public sealed record SourceStatus(
    string Name, DateTimeOffset? Succeeded, DateTimeOffset? DownSince, string? DownReason, DateTimeOffset? Due);
