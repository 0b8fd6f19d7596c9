using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>A picture on a page, as a file that text recognition opens.</summary>
/// <param name="Bytes">A PNG or JPEG file.</param>
/// <param name="Width">In samples.</param>
/// <param name="Height">In samples.</param>
/// <param name="Place">Where it stands on the page, in points.</param>
internal sealed record PageImage(ReadOnlyMemory<byte> Bytes, int Width, int Height, PdfRectangle Place)
{
    /// <summary>A page at 600 dots per inch has 35 million; unpacked, three bytes each.</summary>
    public const long MostSamples = 40_000_000;

    /// <summary>Scanners cut a page into strips; more are no scan.</summary>
    private const int MostImages = 16;

    /// <summary>Of the page: what is smaller is a logo, a signature, a rule.</summary>
    private const double LeastShare = 0.02;

    /// <summary>
    /// The pictures that can hold the text of a page, from top to bottom; null where one of them cannot be unpacked here.
    /// </summary>
    public static IReadOnlyList<PageImage>? On(Page page)
    {
        var images = page.GetImages().Take(MostImages)
            .Where(image => image.BoundingBox.Area >= LeastShare * page.Width * page.Height)
            .Select(Of)
            .ToList();
        return images.Contains(null) ? null : [.. images.OfType<PageImage>().OrderByDescending(image => image.Place.Top)];
    }

    private static PageImage? Of(IPdfImage image)
    {
        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        if (width <= 0 || height <= 0 || (long)width * height > MostSamples)
        {
            return null;
        }

        var raw = image.RawMemory;
        var isJpeg = raw.Length > 2 && raw.Span[0] == 0xFF && raw.Span[1] == 0xD8;
        return isJpeg ? new(raw, width, height, image.BoundingBox)
            : image.TryGetPng(out var png) && png is not null ? new(png, width, height, image.BoundingBox)
            : null;
    }
}
