namespace TreatyBot.Ingestion.Sources.State;

/// <summary>An address, and what was fetched of it last.</summary>
/// <param name="Address">As the source has it.</param>
public sealed record KeptPage(string Address)
{
    /// <summary>The address that it was sent on to; null where it was not.</summary>
    public string? SentOnTo { get; init; }

    /// <summary>The file with its bytes; null where there are none.</summary>
    public string? File { get; init; }

    /// <summary>The server's name for these bytes (RFC 9110, 8.8.3).</summary>
    public string? ETag { get; init; }

    /// <summary>When they changed, as the server says.</summary>
    public string? LastModified { get; init; }

    /// <summary>When they changed, as the sitemap or feed says.</summary>
    public string? Changed { get; init; }

    /// <summary>When the server was asked last, and answered.</summary>
    public DateTimeOffset? Checked { get; init; }

    /// <summary>Since when it cannot be had; null where it can.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>A sentence: why it cannot be had.</summary>
    public string? Failure { get; init; }

    /// <summary>What it is where no reader takes it: "application/json".</summary>
    public string? OtherKind { get; init; }

    /// <summary>What the feed says of it.</summary>
    public string? Title { get; init; }

    public string? Author { get; init; }

    public DateOnly? Published { get; init; }
}
