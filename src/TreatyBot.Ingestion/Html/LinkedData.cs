using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Dom;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Ingestion.Html;

/// <summary>Reads the article that a page describes in JSON-LD.</summary>
internal static class LinkedData
{
    private const int LongestScript = 512 * 1024;
    private const int MostScripts = 20;

    private static readonly string[] ArticleTypes =
        ["Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle", "TechArticle", "ReportageNewsArticle",
            "AnalysisNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "SocialMediaPosting", "Legislation"];

    public static DocumentMetadata Find(IHtmlDocument page, DateOnly today)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']").Take(MostScripts))
        {
            var json = script.TextContent.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
            if (json.Length > LongestScript)
            {
                continue;
            }

            try
            {
                using var data = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32, AllowTrailingCommas = true });
                if (Articles(data.RootElement).ToList() is [var article])
                {
                    return new(
                        MetadataLayers.Line(Text(article, "name") ?? Text(article, "headline")),
                        Names(article, "author") ?? Names(article, "creator"),
                        Names(article, "publisher"),
                        StrictDate.Parse(Text(article, "datePublished"), today));
                }
            }
            catch (JsonException)
            {
                // Broken linked data states nothing; the page itself is whole.
            }
        }

        return DocumentMetadata.Unknown;
    }

    private static IEnumerable<JsonElement> Articles(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Articles),
        JsonValueKind.Object when element.TryGetProperty("@graph", out var graph) => Articles(graph),
        JsonValueKind.Object when IsArticle(element) => [element],
        _ => [],
    };

    private static bool IsArticle(JsonElement element) => element.TryGetProperty("@type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => ArticleTypes.Contains(type.GetString(), StringComparer.Ordinal),
        JsonValueKind.Array =>
            type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String
                && ArticleTypes.Contains(one.GetString(), StringComparer.Ordinal)),
        _ => false,
    };

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Names(JsonElement article, string property) =>
        article.TryGetProperty(property, out var value)
            ? MetadataLayers.Line(string.Join(", ", NamesOf(value).Where(name => !name.Contains("://", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)))
            : null;

    private static IEnumerable<string> NamesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(NamesOf),
        JsonValueKind.Object when Text(value, "name") is { } name => [name],
        JsonValueKind.Object when value.TryGetProperty("name", out var names) && names.ValueKind == JsonValueKind.Array => NamesOf(names),
        _ => [],
    };
}
