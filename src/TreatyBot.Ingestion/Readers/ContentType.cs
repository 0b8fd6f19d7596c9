using System.IO.Compression;
using System.Text;

namespace TreatyBot.Ingestion.Readers;

/// <summary>What a file is.</summary>
/// <param name="MediaType">Null where the bytes show a kind of file that no media type here stands for.</param>
/// <param name="Name">What people call it: "a PNG image".</param>
internal sealed record ContentType(string? MediaType, string Name)
{
    private const int HeadLength = 1024;

    /// <summary>Of the names in an archive; a package names its parts early.</summary>
    private const int MostNames = 2000;

    /// <summary>
    /// Tells what the bytes are. Where they are text, its kind is what the name promises, unless it opens as a web page does.
    /// </summary>
    /// <param name="content">All of the file.</param>
    /// <param name="promised">The media type that the file's name promises.</param>
    public static ContentType Detect(ReadOnlyMemory<byte> content, string promised)
    {
        var bytes = content.Span;
        if (BySignature(content) is { } signed)
        {
            return signed;
        }

        if (IsPage(bytes))
        {
            return new(MediaTypes.Html, "a web page");
        }

        // Of what has no signature a name that promises one is wrong: text is read as text, anything else is left to the reader to refuse.
        return MediaTypes.IsToldByBytes(promised) && promised != MediaTypes.Html && TextDecoder.Decode(content).Text is not null
            ? new(MediaTypes.PlainText, "text")
            : new(promised, "");
    }

    private static ContentType? BySignature(ReadOnlyMemory<byte> content) => content.Span switch
    {
        _ when IsPdf(content.Span) => new(MediaTypes.Pdf, "a PDF file"),
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => new(MediaTypes.Rtf, "an RTF file"),
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => OfArchive(content),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => new(null, "a file of an old Office program"),
        [0x1F, 0x8B, ..] => new(null, "a gzip file"),
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => new(null, "a 7z archive"),
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, ..] => new(null, "a RAR archive"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => new(null, "a PNG image"),
        [0xFF, 0xD8, 0xFF, ..] => new(null, "a JPEG image"),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => new(null, "a GIF image"),
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => new(null, "a TIFF image"),
        _ => null,
    };

    private static bool IsPdf(ReadOnlySpan<byte> bytes)
    {
        // Readers of PDF look for the header in the first 1,024 bytes; text that only speaks of it has letters before it.
        var head = bytes[..Math.Min(bytes.Length, HeadLength)];
        var at = head.IndexOf("%PDF-"u8);
        return at == 0 || (at > 0 && !head[..at].ContainsAnyInRange((byte)'0', (byte)'z'));
    }

    private static bool IsPage(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadLength)]).AsSpan().TrimStart("\u00ef\u00bb\u00bf \t\r\n");
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static ContentType OfArchive(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(content.AsStream());
            var names = archive.Entries.Take(MostNames).Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return names switch
            {
                _ when names.Contains("META-INF/container.xml") => new(MediaTypes.Epub, "an EPUB book"),
                _ when names.Contains("content.xml") && names.Contains("META-INF/manifest.xml") =>
                    new(MediaTypes.OpenDocument, "an OpenDocument file"),
                _ when !names.Contains("[Content_Types].xml") => new(MediaTypes.Zip, "a ZIP archive"),
                _ when names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) =>
                    new(MediaTypes.Word, "a Word document"),
                _ when names.Any(name => name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) =>
                    new(MediaTypes.PowerPoint, "a presentation"),
                _ when names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) => new(MediaTypes.Excel, "a workbook"),
                _ => new(MediaTypes.Zip, "a ZIP archive"),
            };
        }
        catch (InvalidDataException)
        {
            return new(MediaTypes.Zip, "a damaged ZIP archive");
        }
    }
}
