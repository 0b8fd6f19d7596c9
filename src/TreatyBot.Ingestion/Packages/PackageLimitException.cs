namespace TreatyBot.Ingestion.Packages;

/// <summary>A package holds more than is read.</summary>
/// <param name="reason">A sentence that says so and what to do.</param>
internal sealed class PackageLimitException(string reason) : Exception(reason);
