using System.Globalization;
using TreatyBot.Ingestion.Pdf;

namespace TreatyBot.Ingestion.Ocr;

/// <summary>
/// Reads the words that tesseract writes as TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
/// Their places are in samples from the top; on a page they are in points from the bottom.
/// </summary>
internal static class TesseractWords
{
    private const int Columns = 12;
    private const string Word = "5";
    private const string Line = "4";

    /// <summary>Of the usual height: between a line with capitals and tails and one without either.</summary>
    private const double SameType = 0.35;

    public static IReadOnlyList<PdfWord> Read(string lines, PageImage image, int leastConfidence)
    {
        var words = new List<PdfWord>();
        var (x, y) = (image.Place.Width / image.Width, image.Place.Height / image.Height);
        var (baseline, size) = (0.0, 0.0);
        foreach (var line in lines.Split('\n'))
        {
            var cells = line.TrimEnd('\r').Split('\t');
            if (cells.Length < Columns || Number(cells[6]) is not { } left || Number(cells[7]) is not { } top
                || Number(cells[8]) is not { } width || Number(cells[9]) is not { } height)
            {
                continue;
            }

            if (cells[0] == Line)
            {
                // The words of a line stand on one line, whatever tails their letters have.
                (baseline, size) = (image.Place.Bottom + ((image.Height - top - height) * y), height * y);
            }
            else if (cells[0] == Word && Number(cells[10]) >= leastConfidence && !string.IsNullOrWhiteSpace(cells[11]))
            {
                words.Add(new PdfWord(
                    cells[11].Trim(),
                    image.Place.Left + (left * x),
                    image.Place.Left + ((left + width) * x),
                    baseline,
                    size,
                    IsBold: false));
            }
        }

        return Even(words);
    }

    /// <summary>
    /// A line without tails or capitals is lower than its neighbours in the same type: of heights that are nearly alike one is made, so
    /// that no line looks like a heading.
    /// </summary>
    private static List<PdfWord> Even(List<PdfWord> words)
    {
        if (words.Count == 0)
        {
            return words;
        }

        var usual = words.Select(word => word.Size).Order().ElementAt(words.Count / 2);
        return words.ConvertAll(word => Math.Abs(word.Size - usual) <= SameType * usual ? word with { Size = usual } : word);
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
