using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Ingestion.Sources;

/// <summary>How sources beyond folders are fetched. Configuration section <c>Fetching</c>.</summary>
public sealed class FetchingOptions
{
    public const string Section = "Fetching";

    /// <summary>Where whoever runs a web server can complain about the bot: a mail or web address, told with every request.</summary>
    [RegularExpression(@"^[\x21-\x7E]{1,200}$", ErrorMessage = "a mail or web address, without spaces")]
    public string? Contact { get; set; }

    /// <summary>The least time between two requests to one host, in milliseconds; default 1000.</summary>
    [Range(0, 600_000)]
    public int MillisecondsBetweenRequests { get; set; } = 1000;

    /// <summary>How long one request may take, with all of its answer, in seconds; default 60.</summary>
    [Range(1, 3600)]
    public int RequestSeconds { get; set; } = 60;

    /// <summary>How long one command of git may take, in seconds; default 600.</summary>
    [Range(1, 86_400)]
    public int GitSeconds { get; set; } = 600;

    /// <summary>The most pages of one source; default 5,000. What lies beyond is not fetched.</summary>
    [Range(1, 1_000_000)]
    public int MaxPages { get; set; } = 5000;

    /// <summary>The most that is kept of one source, in megabytes; default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxMegabytes { get; set; } = 1000;

    /// <summary>How often an address may send on to another one; default 5.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>
    /// Hosts that may lie at private addresses, such as <c>wiki.internal</c>, or <c>10.0.0.7</c>; none by default. No other name, and no
    /// redirect, leads into the network that the bot runs in.
    /// </summary>
    public IList<string> PrivateHosts { get; } = [];
}
