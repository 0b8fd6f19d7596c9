using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Metadata;
using TreatyBot.Ingestion.PlainText;

namespace TreatyBot.Ingestion.Html;

/// <summary>Reads what a page states of itself: meta tags, linked data, its byline and title.</summary>
internal static partial class PageMetadata
{
    private const int LongestName = 120;

    public static DocumentMetadata Find(IHtmlDocument page, DateOnly today)
    {
        var meta = MetaTags(page);
        var linked = LinkedData.Find(page, today);
        return new(
            Title: MetadataLayers.Line(First(meta, "citation_title") ?? linked.Title
                ?? First(meta, "og:title", "dc.title", "dcterms.title", "twitter:title", "title") ?? TitleOf(page)),
            Author: Author(page, meta, linked),
            Publisher: Name(linked.Publisher
                ?? First(meta, "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "article:publisher"))
                ?? Name(First(meta, "og:site_name")),
            Published: linked.Published ?? Day(meta, today) ?? DayMarked(page, today),
            Url: Address(page) ?? MetadataLayers.WebAddress(First(meta, "og:url", "citation_public_url")),
            Language: MetadataLayers.LanguageTag(page.DocumentElement.GetAttribute("lang")
                ?? First(meta, "content-language", "og:locale", "dc.language")));
    }

    private static Dictionary<string, List<string>> MetaTags(IHtmlDocument page)
    {
        var tags = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in page.QuerySelectorAll("meta[content]"))
        {
            var content = Whitespace.Fold(tag.GetAttribute("content")!);
            foreach (var key in new[] { tag.GetAttribute("name"), tag.GetAttribute("property"), tag.GetAttribute("itemprop"),
                tag.GetAttribute("http-equiv") })
            {
                if (content.Length > 0 && !string.IsNullOrWhiteSpace(key))
                {
                    var known = key.Trim().Replace("dc:", "dc.", StringComparison.OrdinalIgnoreCase);
                    (tags.TryGetValue(known, out var values) ? values : tags[known] = []).Add(content);
                }
            }
        }

        return tags;
    }

    private static string? First(Dictionary<string, List<string>> meta, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (meta.TryGetValue(key, out var values))
            {
                return values[0];
            }
        }

        return null;
    }

    private static DateOnly? Day(Dictionary<string, List<string>> meta, DateOnly today)
    {
        string[] keys =
        [
            "article:published_time", "citation_publication_date", "citation_date", "citation_online_date", "datepublished",
            "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "publication_date",
            "publish_date", "publishdate", "published_time", "pubdate", "sailthru.date", "parsely-pub-date", "date",
        ];
        foreach (var key in keys)
        {
            if (meta.TryGetValue(key, out var values) && StrictDate.Parse(values[0], today) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly? DayMarked(IHtmlDocument page, DateOnly today)
    {
        var days = page.QuerySelectorAll("time[pubdate],[itemprop~=datePublished]")
            .Select(element => StrictDate.Parse(element.GetAttribute("datetime") ?? element.GetAttribute("content")
                ?? element.TextContent, today))
            .OfType<DateOnly>().Distinct().Take(2).ToList();
        return days.Count == 1 ? days[0] : null;
    }

    private static string? Author(IHtmlDocument page, Dictionary<string, List<string>> meta, DocumentMetadata linked)
    {
        foreach (var key in new[] { "citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author", "byl",
            "sailthru.author" })
        {
            if (meta.TryGetValue(key, out var values)
                && values.Select(Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } names)
            {
                return MetadataLayers.Line(string.Join(", ", names));
            }
        }

        return Name(linked.Author) ?? Bylines(page);
    }

    private static string? Bylines(IHtmlDocument page)
    {
        var marked = page.QuerySelectorAll("[rel~=author],[itemprop~=author]").Select(element => Name(
            (element.QuerySelector("[itemprop~=name]") ?? element).TextContent));
        var classed = page.QuerySelectorAll("[class*=byline i],[class*=author i]")
            .Select(element => PageFacts.ParseByline(Whitespace.Fold(element.TextContent).Replace('\n', ' ')));
        var names = marked.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(4).ToList();
        if (names.Count == 0)
        {
            names = [.. classed.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(2)];
        }

        // Several different ones are the authors of several articles, or of comments.
        return names.Count == 1 ? names[0] : null;
    }

    /// <summary>A name as stated, without "By"; null for an address, an account or the software's own user.</summary>
    private static string? Name(string? value)
    {
        var name = MetadataLayers.Line(value);
        if (name is null)
        {
            return null;
        }

        if (name.StartsWith("by ", StringComparison.OrdinalIgnoreCase))
        {
            name = name[3..].Trim();
        }

        return name.Length is < 2 or > LongestName || name.Contains("://", StringComparison.Ordinal) || name.StartsWith('@')
            || !name.Any(char.IsLetter)
            || name.ToLowerInvariant() is "admin" or "administrator" or "root" or "user" or "author" or "unknown" or "webmaster" or "staff"
                or "guest" or "anonymous" or "editor"
            ? null
            : name;
    }

    private static Uri? Address(IHtmlDocument page) =>
        MetadataLayers.WebAddress(page.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href"));

    private static string? TitleOf(IHtmlDocument page)
    {
        var title = Whitespace.Fold(page.Title ?? "");
        if (FileName().IsMatch(title))
        {
            title = "";
        }

        var headings = page.QuerySelectorAll("h1").Select(heading => Whitespace.Fold(heading.TextContent)).Where(text => text.Length > 0)
            .ToList();
        if (title.Length == 0)
        {
            return headings.Count == 1 ? headings[0] : null;
        }

        // "Headline - Site": the page's own heading says which part is the headline.
        return headings.Find(heading => heading.Length < title.Length && heading.Length >= 10
            && title.Contains(heading, StringComparison.OrdinalIgnoreCase)) ?? WithoutSite(title);
    }

    /// <summary>"Charter of the Reed Society - Reed Society": a site that the headline names is said twice.</summary>
    private static string WithoutSite(string title) =>
        Site().Match(title) is { Success: true } site
        && title[..site.Index].Contains(site.Groups["site"].Value, StringComparison.OrdinalIgnoreCase)
            ? title[..site.Index]
            : title;

    [GeneratedRegex(@"\s+[-–—|·]\s+(?<site>[^-–—|·]+)$", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Site();

    /// <summary>"L_2024900EN.01000101.xml": what a publishing system writes where it has no title.</summary>
    [GeneratedRegex(@"^[^\s/]+\.[A-Za-z]{2,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
