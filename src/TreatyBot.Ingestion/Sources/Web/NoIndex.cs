using System.Text;
using TreatyBot.Ingestion.Html;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Ingestion.Sources.Web;

/// <summary>
/// Whether a page asks not to be indexed: in its header <c>X-Robots-Tag</c> or in a meta tag for robots, or for this one by its name
/// (https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag; RFC 9309 leaves it to those).
/// </summary>
internal static class NoIndex
{
    /// <summary>What is said of such a page, behind "It is".</summary>
    public const string Kind = "a page that asks not to be indexed (noindex)";

    /// <summary>In bytes: a page's head.</summary>
    private const int Head = 256 * 1024;

    private static readonly string[] Robots = ["robots", WebFetcher.Product];

    public static async Task<bool> IsAskedAsync(FetchedBytes page, CancellationToken cancellationToken) =>
        page.RobotsTags?.Split('\n').Any(IsAskedBy) == true
        || (FirstCharacter.Is('<', page.Content)
            && await Task.Run(() => IsAskedInside(page.Content, cancellationToken), cancellationToken));

    private static bool IsAskedBy(string tag)
    {
        var colon = tag.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : tag[..colon].Trim();

        // "unavailable_after: 2026-01-01" has a colon and names nobody.
        var isNamed = name.Length > 0 && !name.Contains(',') && !name.Contains('_') && !name.StartsWith("max-", StringComparison.Ordinal);
        return isNamed
            ? Robots.Contains(name, StringComparer.OrdinalIgnoreCase) && Holds(tag[(colon + 1)..])
            : Holds(tag);
    }

    private static bool IsAskedInside(byte[] content, CancellationToken cancellationToken)
    {
        var (page, _) = HtmlParsing.Parse(Encoding.UTF8.GetString(content, 0, Math.Min(content.Length, Head)), cancellationToken);
        using (page)
        {
            return page?.QuerySelectorAll("meta[name][content]").Any(tag =>
                Robots.Contains(tag.GetAttribute("name")!.Trim(), StringComparer.OrdinalIgnoreCase)
                && Holds(tag.GetAttribute("content")!)) == true;
        }
    }

    private static bool Holds(string rules) =>
        rules.Split(',').Any(rule => rule.Trim().ToLowerInvariant() is "noindex" or "none");
}
