namespace TreatyBot.Ingestion.Pdf;

/// <summary>A word of a page, in points; upwards and to the right along the text, however the page is turned.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Baseline">The line that it stands on.</param>
/// <param name="Size">Of its font.</param>
/// <param name="IsBold">Whether its font is.</param>
internal sealed record PdfWord(string Text, double Left, double Right, double Baseline, double Size, bool IsBold)
{
    /// <summary>Set a little above the line, or below it: a footnote's mark, a power.</summary>
    public bool IsRaised { get; init; }
}
