using System.Diagnostics;
using TreatyBot.Ingestion.Pdf;
using UglyToad.PdfPig;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>
/// Reads the pages of one file that are pictures, as long as there is time: pages behind that stay unread and are named. Only the pictures
/// that a file holds are read; what it draws otherwise is not.
/// </summary>
internal sealed class PicturePages(PdfDocument document, Tesseract recognition, CancellationToken cancellationToken)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <returns>Null where no word was read.</returns>
    public PdfPage? Read(int number)
    {
        var words = new List<PdfWord>();
        foreach (var image in Images(number))
        {
            cancellationToken.ThrowIfCancellationRequested();
            words.AddRange(recognition.Read(image, recognition.Budget - Stopwatch.GetElapsedTime(_start), cancellationToken) ?? []);
        }

        return words.Count == 0 ? null : new PdfPage(number, PdfColumns.Lines(words, number), HasImages: true) { IsPicture = true };
    }

    private IReadOnlyList<PageImage> Images(int number)
    {
        try
        {
            return PageImage.On(document.GetPage(number));
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            // A picture that the library cannot unpack does not cost the page's other documents.
            return [];
        }
    }
}
