using System.IO.Enumeration;
using TreatyBot.Ingestion.Sources.Fetching;
using TreatyBot.Ingestion.Sources.Web;

namespace TreatyBot.Ingestion.Sources.Sitemaps;

/// <summary>Walks a sitemap and those that it names.</summary>
/// <param name="root">Where it begins.</param>
/// <param name="include">The paths that are wanted; none: all.</param>
internal sealed class SitemapListing(Uri root, IReadOnlyList<string> include) : IPageListing
{
    /// <summary>The protocol knows no index of indexes; some sites do.</summary>
    private const int MostDepth = 3;

    private const int MostSitemaps = 500;

    public bool KeepsUnlisted => false;

    public TimeSpan Recheck => TimeSpan.Zero;

    public async Task<PageList> ListAsync(IndexFetching indexes, CancellationToken cancellationToken)
    {
        var pages = new List<ListedPage>();
        var unmatched = include.ToHashSet(StringComparer.Ordinal);
        var warnings = new List<string>();
        var isWhole = true;
        var elsewhere = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal) { root.AbsoluteUri };
        var open = new Queue<(Uri Address, int Depth)>([(root, 0)]);
        while (open.TryDequeue(out var next))
        {
            var (file, failure) = await ReadAsync(next.Address, indexes, cancellationToken);
            if (file is null)
            {
                if (next.Address == root)
                {
                    return new([]) { Failure = failure };
                }

                isWhole = false;
                warnings.Add($"The sitemap {next.Address.GetLeftPart(UriPartial.Path)} cannot be read: {failure!.Reason} The pages that it "
                    + "named before still answer.");
                continue;
            }

            var ours = file.Pages.Where(page => IsOfSite(page.Address)).ToList();
            elsewhere += file.Pages.Count - ours.Count;
            unmatched.RemoveWhere(pattern => ours.Exists(page => Fits(page, pattern)));
            pages.AddRange(ours.Where(IsWanted).Select(page => new ListedPage(page.Address) { Changed = page.Changed }));
            foreach (var inner in file.Sitemaps.Where(sitemap => IsOfSite(sitemap.Address)))
            {
                if (next.Depth == MostDepth || seen.Count >= MostSitemaps)
                {
                    isWhole = false;
                    warnings.Add($"It names sitemaps more than {MostDepth} deep, or more than {MostSitemaps}; the rest was not looked at.");
                    break;
                }

                if (seen.Add(inner.Address.AbsoluteUri))
                {
                    open.Enqueue((inner.Address, next.Depth + 1));
                }
            }
        }

        warnings.AddRange(include.Where(unmatched.Contains).Select(pattern =>
            $"None of its pages fits '{pattern}'. A pattern is compared with the whole path, as /policies/* is. Correct Include."));
        if (elsewhere > 0)
        {
            warnings.Add($"{elsewhere} of its addresses are on other hosts and were left out. Name them as sources of their own.");
        }

        return new(pages) { IsWhole = isWhole, Warnings = [.. warnings.Distinct(StringComparer.Ordinal)] };
    }

    private static async Task<(SitemapFile? File, FetchFailure? Failure)> ReadAsync(
        Uri address, IndexFetching indexes, CancellationToken cancellationToken)
    {
        switch (await indexes.FetchAsync(address, SitemapFile.MostBytes, cancellationToken))
        {
            case FetchedBytes fetched:
                var file = await SitemapFile.ParseAsync(fetched.Content, cancellationToken);
                return file.Refusal is { } refusal ? (null, new(refusal)) : (file, null);
            case FetchFailure failure:
                return (null, failure);
            case Gone gone:
                return (null, new(gone.Reason));
            case var other:
                throw new InvalidOperationException(other.GetType().Name);
        }
    }

    /// <summary>A sitemap speaks of its own host alone: it must not send the bot to others.</summary>
    private bool IsOfSite(Uri address) => Site(address).Equals(Site(root), StringComparison.OrdinalIgnoreCase);

    private static string Site(Uri address) =>
        address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;

    private bool IsWanted(SitemapEntry page) => include.Count == 0
        || include.Any(pattern => Fits(page, pattern));

    private static bool Fits(SitemapEntry page, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, page.Address.AbsolutePath, ignoreCase: false);
}
