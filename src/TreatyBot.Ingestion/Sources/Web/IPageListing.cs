using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Ingestion.Sources.Web;

/// <summary>Tells which pages a source on the web has.</summary>
internal interface IPageListing
{
    /// <summary>Whether a page stays though it is listed no longer: a feed names the newest alone.</summary>
    bool KeepsUnlisted { get; }

    /// <summary>How long a page that is known, and not said to have changed, is not asked for again.</summary>
    TimeSpan Recheck { get; }

    /// <param name="indexes">Fetches the lists themselves.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<PageList> ListAsync(IndexFetching indexes, CancellationToken cancellationToken);
}

/// <summary>The pages of a source.</summary>
/// <param name="Pages">In the order in which they are to be fetched.</param>
internal sealed record PageList(IReadOnlyList<ListedPage> Pages)
{
    /// <summary>Why there is no list at all; null where there is one.</summary>
    public FetchFailure? Failure { get; init; }

    /// <summary>False where a part of the list could not be had: what is not listed may still be there.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What of it could not be understood, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>A page that a source has.</summary>
/// <param name="Address">Where it is; of an entry without a page, what names it.</param>
internal sealed record ListedPage(Uri Address)
{
    /// <summary>When it changed, in whatever words the list says it; null where it does not.</summary>
    public string? Changed { get; init; }

    /// <summary>What the list says of it.</summary>
    public DocumentMetadata Facts { get; init; } = DocumentMetadata.Unknown;

    /// <summary>The page itself, as HTML, where it has no address of its own.</summary>
    public byte[]? Content { get; init; }
}
