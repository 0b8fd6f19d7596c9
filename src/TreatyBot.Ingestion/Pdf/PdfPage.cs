namespace TreatyBot.Ingestion.Pdf;

/// <summary>What is read of a page.</summary>
/// <param name="Number">Counted from one.</param>
/// <param name="Lines">In the order of reading.</param>
/// <param name="HasImages">Whether it shows any.</param>
internal sealed record PdfPage(int Number, IReadOnlyList<PdfLine> Lines, bool HasImages)
{
    /// <summary>The number that is printed on it; null where none is.</summary>
    public string? PrintedNumber { get; init; }

    /// <summary>Whether its lines were read from a picture.</summary>
    public bool IsPicture { get; init; }
}
