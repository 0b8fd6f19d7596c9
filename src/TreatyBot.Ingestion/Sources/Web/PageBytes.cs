using System.Text;
using System.Text.Unicode;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Ingestion.Sources.Web;

/// <summary>Tells by which reader a fetched page is read, and what of its headers its bytes must know themselves.</summary>
internal static class PageBytes
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>By the media type; where that says little or is not known, by the ending of the address.</summary>
    /// <returns>A file's ending; null where no reader takes it.</returns>
    public static string? FindEnding(SourceExtractor extractor, string? mediaType, Uri address)
    {
        var own = Path.GetExtension(address.AbsolutePath).ToLowerInvariant();
        var isTaken = own.Length > 1 && extractor.Takes(own);
        return mediaType switch
        {
            null or "text/plain" or "application/octet-stream" or "binary/octet-stream" or "application/force-download" or
                "application/x-download" => isTaken ? own : ".txt",
            "application/xhtml+xml" => ".xhtml",
            "application/x-pdf" => ".pdf",
            "text/x-markdown" => ".md",
            "text/rtf" => ".rtf",
            "text/tab-separated-values" => ".tsv",
            _ => extractor.FindEnding(mediaType) ?? (isTaken ? own : null),
        };
    }

    /// <summary>
    /// The bytes, in UTF-8 where they are text in an encoding that the header alone tells. Where they are UTF-8 the header is wrong.
    /// </summary>
    public static byte[] Settle(FetchedBytes fetched)
    {
        if (fetched.Charset is not { Length: > 0 } charset || fetched.MediaType?.StartsWith("text/", StringComparison.Ordinal) != true
            || Utf8.IsValid(fetched.Content) || fetched.Content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return fetched.Content;
        }

        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
            return [.. Mark, .. Encoding.UTF8.GetBytes(encoding.GetString(fetched.Content))];
        }
        catch (ArgumentException)
        {
            return fetched.Content;
        }
    }
}
