namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>
/// What came of asking for an address: <see cref="FetchedBytes"/>, <see cref="NotModified"/>, <see cref="OtherMediaType"/>, <see
/// cref="Gone"/> or <see cref="FetchFailure"/>.
/// </summary>
internal abstract record FetchOutcome
{
    private protected FetchOutcome()
    {
    }
}

/// <param name="Address">Where they were in the end.</param>
/// <param name="Content">All bytes, unpacked.</param>
internal sealed record FetchedBytes(Uri Address, byte[] Content) : FetchOutcome
{
    /// <summary>In lower case; null where the server says none.</summary>
    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    /// <summary>What the server asks of robots (<c>X-Robots-Tag</c>), a header a line; null where it asks nothing.</summary>
    public string? RobotsTags { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }
}

/// <summary>What is kept is what the server has.</summary>
internal sealed record NotModified : FetchOutcome;

/// <summary>The server has something of a kind that is not wanted; its bytes were not fetched.</summary>
internal sealed record OtherMediaType(string MediaType) : FetchOutcome;

/// <summary>The server says that there is no such page (404, 410).</summary>
internal sealed record Gone(string Reason) : FetchOutcome;

/// <summary>It could not be had.</summary>
/// <param name="Reason">A sentence: what happened and what to do.</param>
internal sealed record FetchFailure(string Reason) : FetchOutcome
{
    /// <summary>Whether it may go well when it is tried again soon.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether the whole host cannot be reached, so that its other pages need not be tried.</summary>
    public bool IsHostDown { get; init; }

    /// <summary>How long the host has asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
