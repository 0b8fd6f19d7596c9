using System.Diagnostics;
using TreatyBot.Ingestion.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>
/// Reads the pages of one file that are pictures, as long as there is time: pages behind that stay unread and are named. The pictures that
/// a file holds are read; where one is packed as nothing here unpacks it, the page is drawn, if there is a program that does.
/// </summary>
internal sealed class PicturePages(
    PdfDocument document, ReadOnlyMemory<byte> file, Tesseract recognition, CancellationToken cancellationToken)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>True where a page stayed unread for want of the program that draws it.</summary>
    public bool LacksRenderer { get; private set; }

    private TimeSpan Left => recognition.Budget - Stopwatch.GetElapsedTime(_start);

    /// <returns>Null where no word was read.</returns>
    public PdfPage? Read(int number)
    {
        var words = new List<PdfWord>();
        foreach (var image in Images(number))
        {
            cancellationToken.ThrowIfCancellationRequested();
            words.AddRange(recognition.Read(image, Left, cancellationToken) ?? []);
        }

        return words.Count == 0 ? null : new PdfPage(number, PdfColumns.Lines(words, number), HasImages: true) { IsPicture = true };
    }

    private IReadOnlyList<PageImage> Images(int number)
    {
        var page = document.GetPage(number);
        if (Unpacked(page) is { } images)
        {
            return images;
        }

        if (!recognition.CanRender)
        {
            LacksRenderer = true;
            return [];
        }

        return recognition.Renderer.Draw(file, number, page.Width, page.Height, Left, cancellationToken) is { } drawn ? [drawn] : [];
    }

    private static IReadOnlyList<PageImage>? Unpacked(Page page)
    {
        try
        {
            return PageImage.On(page);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            return null;
        }
    }
}
