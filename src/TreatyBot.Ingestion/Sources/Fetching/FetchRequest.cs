namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>What is asked for.</summary>
/// <param name="Address">Http or https.</param>
/// <param name="MaxBytes">The most that is taken, unpacked.</param>
internal sealed record FetchRequest(Uri Address, int MaxBytes)
{
    /// <summary>Of the bytes that are kept: where they were in the end, and by what the server knows them again.</summary>
    public Uri? KeptFrom { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Whether what is of that media type, at that address, is wanted; null: all is.</summary>
    public Func<string?, Uri, bool>? Wants { get; init; }

    /// <summary>Whether what is longer is cut instead of refused.</summary>
    public bool Cuts { get; init; }

    /// <summary>False for robots.txt itself.</summary>
    public bool AsksRobots { get; init; } = true;
}
