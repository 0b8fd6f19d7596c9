using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Packages;

/// <summary>
/// A ZIP file whose parts are read within bounds: how many there are, what each and what all of them unpack to. Nothing outside it is ever
/// opened: XML is read without document types, entities and addresses.
/// </summary>
internal sealed class ZipPackage : IDisposable
{
    private const int MostEntries = 20_000;

    /// <summary>In bytes, unpacked; the longest books have 10 MB of text, with its markup 60.</summary>
    private const int LargestPart = 96 * 1024 * 1024;
    private const long LargestWhole = 256L * 1024 * 1024;

    /// <summary>Text is packed to a tenth or a twentieth of its size; a bomb to a thousandth.</summary>
    private const int HighestRatio = 200;

    /// <summary>In bytes: what is smaller may be packed however it likes.</summary>
    private const int SmallPart = 4 * 1024 * 1024;

    private const int MostDepth = 200;
    private const int MostElements = 4_000_000;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    /// <exception cref="InvalidDataException">It is no ZIP file, or a damaged one.</exception>
    /// <exception cref="PackageLimitException">It holds more than is read.</exception>
    public ZipPackage(ReadOnlyMemory<byte> content)
    {
        _archive = new ZipArchive(content.AsStream());
        if (_archive.Entries.Count > MostEntries)
        {
            _archive.Dispose();
            throw new PackageLimitException($"It holds more than {MostEntries} files. Split it.");
        }

        foreach (var entry in _archive.Entries)
        {
            _parts.TryAdd(NameOf(entry), entry);
        }
    }

    /// <summary>The names of its parts, in their order.</summary>
    public IEnumerable<string> Names => _archive.Entries.Select(NameOf);

    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>The bytes of a part; null where it is not there.</summary>
    public byte[]? Bytes(string name)
    {
        if (!_parts.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw new PackageLimitException("It is protected with a password. Pack it without one.");
        }

        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            _unpacked += read;
            if (bytes.Length + read > LargestPart || _unpacked > LargestWhole
                || (bytes.Length + read > SmallPart && (bytes.Length + read) / HighestRatio > Math.Max(1, entry.CompressedLength)))
            {
                throw new PackageLimitException("It unpacks to more than any document has. Save it anew, or split it.");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>A part as XML; null where it is not there.</summary>
    /// <exception cref="XmlException">It is not well formed.</exception>
    public XElement? Xml(string name)
    {
        if (Bytes(name) is not { } bytes)
        {
            return null;
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        };
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), settings);
        return Load(reader);
    }

    public void Dispose() => _archive.Dispose();

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    /// <summary>As XElement.Load does, but no deeper than any document goes: what walks through it may call itself.</summary>
    private static XElement? Load(XmlReader reader)
    {
        XElement? root = null, open = null;
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++elements > MostElements || reader.Depth > MostDepth)
                    {
                        throw new PackageLimitException("It is larger, or nested deeper, than any document is. Save it anew, or split it.");
                    }

                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
                        {
                            element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
                        }
                    }

                    open?.Add(element);
                    root ??= element;
                    open = isEmpty ? open : element;
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    open?.Add(new XText(reader.Value));
                    break;
            }
        }

        return root;
    }
}
