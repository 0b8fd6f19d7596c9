using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Ingestion.Pdf;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>
/// Reads the text of pictures with the program <c>tesseract</c>, where <c>Ingestion:Ocr</c> is on and it is installed: a process for each
/// picture, within a time and a memory of its own. It runs inside the process that reads files, and is ended with it.
/// </summary>
public sealed class Tesseract(IOptions<IngestionOptions> options)
{
    /// <summary>In percent, as the program tells it: below this a word is guessed from dust and lines.</summary>
    private const int LeastConfidence = 30;

    /// <summary>In bytes: the words of a page with their places; a newspaper's page has one megabyte.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly BoundedProgram _program = new("tesseract", options.Value.ReadMegabytes);

    /// <summary>True where it is asked for.</summary>
    public bool IsWanted => options.Value.Ocr;

    /// <summary>True where it is asked for and there.</summary>
    public bool IsOn => IsWanted && _program.IsThere;

    /// <summary>The languages that it reads, as it calls them: "eng+deu".</summary>
    public string Languages => options.Value.OcrLanguages;

    /// <summary>Draws pages whose pictures nothing here unpacks.</summary>
    internal PageRenderer Renderer { get; init; } = new(options.Value.ReadMegabytes);

    /// <summary>True where the program that draws such pages is there.</summary>
    public bool CanRender => Renderer.IsThere;

    /// <summary>What of a file's time it may take: what is read must still become a document.</summary>
    public TimeSpan Budget => TimeSpan.FromSeconds(options.Value.ReadSeconds * 0.8);

    /// <summary>The words of a picture, each where it stands on its page; null where it could not be read in that time.</summary>
    internal IReadOnlyList<PdfWord>? Read(PageImage image, TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero)
        {
            return null;
        }

        string[] arguments = ["stdin", "stdout", "-l", options.Value.OcrLanguages, "--psm", "3", "tsv"];
        return _program.Run(arguments, image.Bytes, LargestAnswer, time, cancellationToken) is { } answer
            ? TesseractWords.Read(Encoding.UTF8.GetString(answer), image, LeastConfidence)
            : null;
    }

    /// <summary>The languages that the program has; none where it cannot be asked.</summary>
    public async Task<IReadOnlyList<string>> ListLanguagesAsync(CancellationToken cancellationToken)
    {
        if (await _program.ListAsync(["--list-langs"], cancellationToken) is not { } listed)
        {
            return [];
        }

        return [.. listed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }
}
