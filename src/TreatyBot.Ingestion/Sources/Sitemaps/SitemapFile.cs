using System.IO.Compression;
using System.Text;
using System.Xml;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Ingestion.Sources.Sitemaps;

/// <summary>One sitemap: the pages that it names, or the sitemaps; or why it is none.</summary>
internal sealed record SitemapFile(IReadOnlyList<SitemapEntry> Pages, IReadOnlyList<SitemapEntry> Sitemaps, string? Refusal = null)
{
    /// <summary>In bytes, unpacked: what the protocol allows.</summary>
    public const int MostBytes = 50 * 1024 * 1024;

    /// <summary>What the protocol allows.</summary>
    private const int MostEntries = 50_000;

    private const int LongestAddress = 2048;

    public static async Task<SitemapFile> ParseAsync(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            if (content is [0x1F, 0x8B, ..])
            {
                await using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
                if (await BoundedBody.ReadAsync(packed, MostBytes, cuts: false, cancellationToken) is not { } unpacked)
                {
                    return Refuse($"It has more than {MostBytes / 1024 / 1024} MB when it is unpacked; no sitemap may.");
                }

                content = unpacked;
            }

            return FirstCharacter.Is('<', content) ? ReadXml(content) : ReadLines(content);
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException)
        {
            return Refuse($"It is no sitemap, or a broken one ({broken.Message.TrimEnd('.')}). Give the address of the sitemap itself.");
        }
    }

    private static SitemapFile ReadXml(byte[] content)
    {
        using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings
        {
            // Passed over, not read: what begins with the one of a web page is told to be one.
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = MostBytes,
        });
        reader.MoveToContent();
        if (reader.LocalName is not ("urlset" or "sitemapindex"))
        {
            return Refuse($"It is no sitemap: it begins with <{reader.LocalName}>. Give the address of the sitemap itself.");
        }

        var isIndex = reader.LocalName == "sitemapindex";
        var entries = new List<SitemapEntry>();
        var (location, changed) = ((string?)null, (string?)null);
        while (reader.Read() && entries.Count < MostEntries)
        {
            // Of images, videos and other languages an entry names more; those stand deeper, or in other namespaces under other names.
            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "loc" } when location is null:
                    location = TextOf(reader);
                    break;
                case { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "lastmod" }:
                    changed = TextOf(reader);
                    break;
                case { NodeType: XmlNodeType.EndElement, Depth: 1 }:
                    Add(entries, location, changed);
                    (location, changed) = (null, null);
                    break;
            }
        }

        return isIndex ? new([], entries) : new(entries, []);
    }

    private static string TextOf(XmlReader reader)
    {
        var text = new StringBuilder();
        using var inside = reader.ReadSubtree();
        while (inside.Read() && text.Length <= LongestAddress)
        {
            text.Append(inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? inside.Value : "");
        }

        return text.ToString().Trim();
    }

    /// <summary>The protocol's plain form: an address a line.</summary>
    private static SitemapFile ReadLines(byte[] content)
    {
        var entries = new List<SitemapEntry>();
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n').Take(MostEntries))
        {
            Add(entries, line.Trim('\uFEFF', ' ', '\t', '\r'), changed: null);
        }

        return entries.Count > 0
            ? new(entries, [])
            : Refuse("It is no sitemap: there is no address in it. Give the address of the sitemap itself.");
    }

    private static void Add(List<SitemapEntry> entries, string? location, string? changed)
    {
        if (location is { Length: > 0 and <= LongestAddress } && Uri.TryCreate(location, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" && address.UserInfo.Length == 0)
        {
            entries.Add(new(new UriBuilder(address) { Fragment = "" }.Uri, string.IsNullOrEmpty(changed) ? null : changed));
        }
    }

    private static SitemapFile Refuse(string reason) => new([], [], reason);
}

/// <summary>A page or sitemap that a sitemap names.</summary>
/// <param name="Address">Http or https.</param>
/// <param name="Changed">When it changed, as the sitemap says.</param>
internal sealed record SitemapEntry(Uri Address, string? Changed);
