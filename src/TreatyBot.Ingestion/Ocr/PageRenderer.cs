using System.Buffers.Binary;
using System.Globalization;
using UglyToad.PdfPig.Core;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>
/// Draws a page with the program <c>pdftoppm</c> of poppler, where it is installed: faxes (CCITT, JBIG2) and JPEG 2000 are unpacked by
/// nothing that the bot brings along.
/// </summary>
internal sealed class PageRenderer(int megabytes, string program = "pdftoppm")
{
    /// <summary>In dots per inch: what tesseract was made for.</summary>
    private const double Resolution = 300;

    private const double PointsPerInch = 72;

    /// <summary>In bytes: a page of photographs at that resolution, packed.</summary>
    private const int LargestPicture = 64 * 1024 * 1024;

    /// <summary>In bytes, of a PNG file: behind its signature stand width and height (https://www.w3.org/TR/png-3/#11IHDR).</summary>
    private const int WidthAt = 16;
    private const int HeightAt = 20;

    private readonly BoundedProgram _program = new(program, megabytes);

    public bool IsThere => _program.IsThere;

    /// <summary>The picture of a page; null where it cannot be drawn in that time.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="number">Counted from one.</param>
    /// <param name="width">Of the page, in points.</param>
    /// <param name="height">Of the page, in points.</param>
    /// <param name="time">What it may take.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public PageImage? Draw(
        ReadOnlyMemory<byte> file, int number, double width, double height, TimeSpan time, CancellationToken cancellationToken)
    {
        var inches = width / PointsPerInch * (height / PointsPerInch);
        if (!(inches > 0))
        {
            return null;
        }

        var resolution = (int)Math.Min(Resolution, Math.Sqrt(PageImage.MostSamples / inches));
        var (page, dots) = (number.ToString(CultureInfo.InvariantCulture), resolution.ToString(CultureInfo.InvariantCulture));
        string[] arguments = ["-png", "-gray", "-cropbox", "-singlefile", "-r", dots, "-f", page, "-l", page, "-"];
        return _program.Run(arguments, file, LargestPicture, time, cancellationToken) is { Length: > HeightAt + 4 } png
            ? new PageImage(
                png,
                BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(WidthAt)),
                BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(HeightAt)),
                new PdfRectangle(0, 0, width, height))
            : null;
    }
}
