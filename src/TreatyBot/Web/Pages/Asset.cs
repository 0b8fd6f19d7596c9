using System.Security.Cryptography;

namespace TreatyBot.Web.Pages;

/// <summary>
/// A file that the assembly carries and the pages load. Its address holds its hash, so that browsers may keep it for ever.
/// </summary>
internal sealed class Asset
{
    private Asset(string file, string path, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"web/{file}")
            ?? throw new InvalidOperationException($"The assembly lacks its resource web/{file}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        Content = content;
        ContentType = contentType;
        Path = path;
        RelativeAddress = $"{path[1..]}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }

    /// <summary>Below <c>/quotes</c>, for citation pages are read from outside too.</summary>
    public static Asset Style { get; } = new("site.css", "/quotes/site.css", "text/css; charset=utf-8");

    public static Asset Icon { get; } = new("icon.svg", "/quotes/icon.svg", "image/svg+xml");

    public static Asset ChatScript { get; } = new("chat.js", "/chat.js", "text/javascript; charset=utf-8");

    public static IEnumerable<Asset> All => [Style, Icon, ChatScript];

    public ReadOnlyMemory<byte> Content { get; }

    public string ContentType { get; }

    /// <summary>Where it is served, from the root.</summary>
    public string Path { get; }

    /// <summary>The same without the leading slash, with the hash.</summary>
    public string RelativeAddress { get; }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var asset in All)
        {
            routes.MapMethods(asset.Path, WebMethods.Read, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Bytes(asset.Content, asset.ContentType);
            });
        }
    }
}
