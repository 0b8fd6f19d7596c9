using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Lookup;

/// <summary>Finds a whole article of a document.</summary>
public sealed class ArticleLookup(Corpus corpus)
{
    /// <summary>Parts the document from the place where both are given.</summary>
    public const char Separator = '|';

    /// <param name="text">A document and a place in it: "Treaty of Sabrel | Article 5", or without the bar where the title tells where it
    /// ends.</param>
    /// <param name="collections">What may be shown.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<ArticleFinding> FindAsync(
        string text, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        var (documents, place) = Part(text, Visible(collections));
        if (documents.Count != 1)
        {
            return new ArticleFinding(null, [.. documents.Select(entry => entry.Document)], place, null);
        }

        var reading = await corpus.FindReadingAsync(documents[0].ReadingId, cancellationToken);
        return new ArticleFinding(
            reading?.Document, [], place, reading is null ? null : new ArticleSequence(reading).Find(place));
    }

    /// <summary>The one document that is meant by the same text; null where none is, or several are.</summary>
    public Document? FindDocument(string text, IReadOnlySet<string> collections) =>
        Part(text, Visible(collections)).Documents is [var only] ? only.Document : null;

    /// <summary>The article that a passage of a document stands in; null where there is none, or it may not be shown.</summary>
    public async Task<Article?> FindAtAsync(
        long documentId, int passage, IReadOnlySet<string> collections, CancellationToken cancellationToken) =>
        corpus.Catalogue.FindDocument(documentId) is { } entry
        && collections.Contains(entry.Document.Collection)
        && await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading
            ? new ArticleSequence(reading).At(passage)
            : null;

    private List<CatalogueEntry> Visible(IReadOnlySet<string> collections) =>
    [
        .. corpus.Catalogue.Entries
            .Where(entry => collections.Contains(entry.Document.Collection))
            .OrderBy(entry => entry.Document.DisplayTitle, StringComparer.OrdinalIgnoreCase)
            .ThenBy(entry => entry.Document.Id),
    ];

    /// <summary>The documents that are meant, and the place in them.</summary>
    private static (List<CatalogueEntry> Documents, string Place) Part(string text, List<CatalogueEntry> visible)
    {
        if (text.Split(Separator, 2) is [var document, var place])
        {
            return (Named(document.Trim(), visible), place.Trim());
        }

        // The longest beginning that is the name of a document.
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var count = words.Length - 1; count > 0; count--)
        {
            var name = string.Join(' ', words.Take(count)).TrimEnd(',', ':', ';');
            if (Named(name, visible) is { Count: > 0 } named)
            {
                return (named, string.Join(' ', words.Skip(count)));
            }
        }

        // Where there is one document it need not be named.
        return (visible.Count == 1 ? visible : [], text.Trim());
    }

    private static List<CatalogueEntry> Named(string name, List<CatalogueEntry> visible)
    {
        var exact = visible.Where(entry => entry.Document.IsCalled(name)).ToList();
        return exact.Count > 0 ? exact : [.. visible.Where(entry => entry.Document.HasInTitle(name))];
    }
}

/// <summary>What was found of an article that was asked for.</summary>
/// <param name="Document">The document that was meant; null where it is none or several.</param>
/// <param name="Several">Where several can be meant: these.</param>
/// <param name="Place">The place that was asked for.</param>
/// <param name="Article">It; null where the document has none so called.</param>
public sealed record ArticleFinding(Document? Document, IReadOnlyList<Document> Several, string Place, Article? Article);
