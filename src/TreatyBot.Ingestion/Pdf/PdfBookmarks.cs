using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace TreatyBot.Ingestion.Pdf;

/// <summary>A document's own outline: which lines of which pages are headings, and how deep.</summary>
internal static class PdfBookmarks
{
    private const int MostBookmarks = 20_000;

    public static IReadOnlyDictionary<(int Page, string Title), int> Of(PdfDocument document)
    {
        var found = new Dictionary<(int, string), int>();
        try
        {
            if (document.TryGetBookmarks(out var bookmarks))
            {
                foreach (var node in bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Take(MostBookmarks))
                {
                    found.TryAdd((node.PageNumber, PdfHeadings.Key(node.Title)), node.Level + 1);
                }
            }
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not InsufficientExecutionStackException)
        {
            // A broken outline costs the outline, not the document.
        }

        return found;
    }
}
