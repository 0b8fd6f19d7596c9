using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>How what is stated in one place goes before what is stated in another, and which values can be metadata at all.</summary>
internal static partial class MetadataLayers
{
    private const int LongestValue = 500;

    /// <summary>These fields, and where they are unknown, the others.</summary>
    public static DocumentMetadata Over(this DocumentMetadata upper, DocumentMetadata lower) => new(
        upper.Title ?? lower.Title,
        upper.Author ?? lower.Author,
        upper.Publisher ?? lower.Publisher,
        upper.Published ?? lower.Published,
        upper.Url ?? lower.Url,
        upper.Language ?? lower.Language);

    /// <summary>On one line and of a sane length; else null.</summary>
    public static string? Line(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var line = Composing.Whitespace.Fold(value).Replace('\n', ' ');
        return line.Length is > 0 and <= LongestValue ? line : null;
    }

    /// <summary>An absolute http or https address without credentials; else null.</summary>
    public static Uri? WebAddress(string? value) =>
        value is { Length: <= 2000 } && Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0 ? uri : null;

    /// <summary>A BCP 47 tag; else null.</summary>
    public static string? LanguageTag(string? value) =>
        value?.Trim().Replace('_', '-') is { } tag && Tag().IsMatch(tag) ? tag : null;

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
