namespace TreatyBot.Core.Meaning;

/// <summary>How vectors are made in the background.</summary>
/// <param name="Threads">How many documents are embedded at once, each on one core; 1 or more.</param>
public sealed record EmbeddingOptions(int Threads);
