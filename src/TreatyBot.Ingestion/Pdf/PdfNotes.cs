using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>
/// Sets the notes at the foot of a page apart from its text: smaller lines below it, the first of which opens with a number or a sign.
/// </summary>
internal static partial class PdfNotes
{
    /// <summary>Of the size of the text.</summary>
    private const double NoteSize = 0.93;

    /// <returns>The page without its notes, and each of them with the lines that it has.</returns>
    public static (PdfPage Page, IReadOnlyList<IReadOnlyList<PdfLine>> Notes) Split(PdfPage page, double bodySize)
    {
        var (text, notes, marks) = (new List<PdfLine>(), new List<IReadOnlyList<PdfLine>>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var column in Columns(page.Lines))
        {
            var end = column.Count;
            while (end > 0 && column[end - 1].Size < NoteSize * bodySize)
            {
                end--;
            }

            while (end < column.Count && Mark(column[end]) is null)
            {
                end++;
            }

            text.AddRange(column.Take(end));
            for (var i = end; i < column.Count; i++)
            {
                if (Mark(column[i]) is { } mark && (i == end || marks.Add(mark) || column[i].Words[0].IsRaised))
                {
                    marks.Add(mark);
                    notes.Add(new List<PdfLine> { column[i] });
                }
                else
                {
                    ((List<PdfLine>)notes[^1]).Add(column[i]);
                }
            }
        }

        return notes.Count == 0 || text.Count == 0
            ? (page, [])
            : (page with { Lines = [.. text.Select(line => line.WithoutMarks(marks))] }, notes);
    }

    private static IEnumerable<List<PdfLine>> Columns(IReadOnlyList<PdfLine> lines)
    {
        var open = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (open.Count > 0 && line.Column != open[^1].Column)
            {
                yield return open;
                open = [];
            }

            open.Add(line);
        }

        if (open.Count > 0)
        {
            yield return open;
        }
    }

    private static string? Mark(PdfLine line) =>
        NoteOpening().Match(line.Text) is { Success: true } opening ? opening.Groups["mark"].Value : null;

    [GeneratedRegex(@"^[(\[]?(?<mark>\d{1,3}|[*†‡§]{1,3})[)\].]?\s*[\p{L}“""‘'(«]", RegexOptions.CultureInvariant)]
    private static partial Regex NoteOpening();
}
