using TreatyBot.Core.Conversations;
using TreatyBot.Ingestion.Ocr;

namespace TreatyBot.Hosting;

/// <summary>What <c>doctor</c> says of reading pictures of text.</summary>
internal sealed class RecognitionCheck(Tesseract tesseract) : ISetupCheck
{
    public string Name => "Text recognition";

    public async Task<IReadOnlyList<SetupFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        if (!tesseract.IsWanted)
        {
            return [new(SetupFindingKind.Ok, "Ingestion:Ocr is off: pages that are pictures are not read, and named.")];
        }

        if (!tesseract.IsOn)
        {
            return
            [
                new(SetupFindingKind.Problem,
                    "Ingestion:Ocr is on, but there is no program tesseract. Install it (Debian: tesseract-ocr), or switch it off."),
            ];
        }

        var missing = tesseract.Languages.Split('+').Except(await tesseract.ListLanguagesAsync(cancellationToken)).ToList();
        return
        [
            missing.Count == 0
                ? tesseract.CanRender
                    ? new(SetupFindingKind.Ok, $"Pages that are pictures are read with tesseract ({tesseract.Languages}) and pdftoppm.")
                    : new(SetupFindingKind.Warning, $"Pages that are pictures are read with tesseract ({tesseract.Languages}), but for "
                        + "faxes and JPEG 2000: these need pdftoppm (Debian: poppler-utils).")
                : new(SetupFindingKind.Problem,
                    $"tesseract lacks {string.Join(", ", missing)}. Install it (Debian: tesseract-ocr-{missing[0]}), or correct "
                        + "Ingestion:OcrLanguages."),
        ];
    }
}
