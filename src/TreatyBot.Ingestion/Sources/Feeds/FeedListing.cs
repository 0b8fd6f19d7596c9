using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.Sources.Fetching;
using TreatyBot.Ingestion.Sources.Web;

namespace TreatyBot.Ingestion.Sources.Feeds;

/// <summary>The entries of a feed: their pages, or where an entry has none, what it says itself.</summary>
internal sealed class FeedListing(Uri feed, int mostPages, int maxBytes, TimeProvider time) : IPageListing
{
    private const int HashLength = 12;

    /// <summary>A feed names the newest: what it named before is still there.</summary>
    public bool KeepsUnlisted => true;

    /// <summary>What is news is seldom changed later.</summary>
    public TimeSpan Recheck => TimeSpan.FromDays(1);

    public async Task<PageList> ListAsync(IndexFetching indexes, CancellationToken cancellationToken)
    {
        switch (await indexes.FetchAsync(feed, maxBytes, cancellationToken))
        {
            case FetchedBytes fetched:
                var file = FeedFile.Parse(fetched.Content);
                return file.Feed is { } read ? List(read, fetched.Address) : new([]) { Failure = new(file.Refusal!) };
            case FetchFailure failure:
                return new([]) { Failure = failure };
            case Gone gone:
                return new([]) { Failure = new(gone.Reason) };
            case var other:
                throw new InvalidOperationException(other.GetType().Name);
        }
    }

    private PageList List(Feed read, Uri from)
    {
        var pages = read.Items.Take(mostPages).Select(item => PageOf(item, from)).OfType<ListedPage>().ToList();
        List<string> warnings = [];
        if (read.Items.Count > mostPages)
        {
            warnings.Add($"It has {read.Items.Count} entries; the first {mostPages} are read. Raise Fetching:MaxPages for more.");
        }

        var empty = Math.Min(read.Items.Count, mostPages) - pages.Count;
        if (empty > 0)
        {
            warnings.Add($"{empty} of its entries have neither a page nor a text.");
        }

        return new(pages) { Warnings = warnings };
    }

    private ListedPage? PageOf(FeedItem item, Uri from)
    {
        var facts = new DocumentMetadata(MetadataLayers.Line(Plain(item.Title)), AuthorOf(item), Published: DayOf(item));
        var changed = item.SpecificItem.Element?.Elements().FirstOrDefault(child => child.Name.LocalName is "updated" or "modified")?.Value
            ?? item.PublishingDateString;
        if (!string.IsNullOrWhiteSpace(item.Link) && Uri.TryCreate(from, item.Link.Trim(), out var link)
            && MetadataLayers.WebAddress(link.AbsoluteUri) is not null)
        {
            return new(new UriBuilder(link) { Fragment = "" }.Uri) { Changed = Words(changed), Facts = facts };
        }

        var text = string.IsNullOrWhiteSpace(item.Content) ? item.Description : item.Content;
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var name = string.IsNullOrWhiteSpace(item.Id) ? facts.Title + text : item.Id;
        return new(new Uri($"{feed.AbsoluteUri}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength]}"))
        {
            Changed = Words(changed),
            Facts = facts,
            Content = Encoding.UTF8.GetBytes(
                $"<!DOCTYPE html><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(facts.Title)}</title><article>{text}</article>"),
        };
    }

    /// <summary>The day that the feed states, in its own time zone.</summary>
    private DateOnly? DayOf(FeedItem item)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var day = DateTimeOffset.TryParse(
            item.PublishingDateString, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal,
            out var stated) ? DateOnly.FromDateTime(stated.DateTime)
            : item.PublishingDate is { } parsed ? DateOnly.FromDateTime(parsed)
            : (DateOnly?)null;
        return day <= today.AddDays(1) && day.Value.Year > 1990 ? day : null;
    }

    /// <summary>The library gives what RSS itself calls an author, which is a mail address; the name is Dublin Core's.</summary>
    private static string? AuthorOf(FeedItem item) => MetadataLayers.Line(Plain(
        item.SpecificItem.Element?.Elements(XName.Get("creator", "http://purl.org/dc/elements/1.1/")).FirstOrDefault()?.Value
        ?? (item.Author?.Contains('@', StringComparison.Ordinal) == true ? null : item.Author)));

    private static string? Plain(string? text) => text is null ? null : WebUtility.HtmlDecode(text);

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
