using System.Globalization;
using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Web.Access;
using TreatyBot.Web.Pages;

namespace TreatyBot.Web.Citations;

/// <summary>
/// Opens a permalink. Everything is checked at each opening, against the store itself: what was withdrawn a moment ago is gone.
/// </summary>
internal sealed class CitationEndpoint(Permalinks permalinks, Audiences audiences, IDocumentStore store, Corpus corpus)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/quotes/{readingId}/{range}", WebMethods.Read, (
                HttpContext context,
                string readingId,
                string range,
                string? s,
                bool? whole,
                CitationEndpoint citations) => citations.OpenAsync(context, readingId, range, s, whole ?? false))
            .RequireRateLimiting(RequestLimits.Citations);

    private async Task<IResult> OpenAsync(HttpContext context, string readingId, string range, string? signature, bool whole)
    {
        if (!long.TryParse(readingId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || Parse(range) is not { } stretch
            || !permalinks.IsSigned(id, stretch, signature))
        {
            return ErrorPages.Result(context, StatusCodes.Status404NotFound);
        }

        var cancellationToken = context.RequestAborted;
        if (await store.FindReadingAsync(id, cancellationToken) is not { } reading
            || stretch.End > reading.Text.Length
            || !MayOpen(reading.Document.Collection, context.Caller() == Caller.Outside))
        {
            return ErrorPages.Result(context, StatusCodes.Status410Gone);
        }

        if (!corpus.IsOpen)
        {
            // Whether the document has changed since cannot be told yet.
            context.Response.Headers.RetryAfter = "5";
            return ErrorPages.Result(context, StatusCodes.Status503ServiceUnavailable);
        }

        var quote = reading.Quote(stretch);
        var entry = corpus.Catalogue.FindDocument(reading.Document.Id);
        var mayReadWhole = audiences.IsForEveryone(reading.Document.Collection);
        var turn = WayBack.TurnOf(context);
        return new PageResult(CitationPage.Render(context, new OpenedCitation(
            quote,
            await FindStatusAsync(quote, entry, cancellationToken),
            entry?.IndexedAt,
            whole && mayReadWhole,
            mayReadWhole ? $"{range}?s={signature}&whole=true{turn?.Query}#quote" : null,
            turn)
        {
            Relations = DocumentRelations.Of(corpus.Catalogue).Find(reading.Document.Id),
        }, permalinks));
    }

    /// <summary>
    /// From outside the link itself is the permission, given to somebody in a chat; but a collection that is shared with nobody has no link
    /// that could have left this machine rightly.
    /// </summary>
    private bool MayOpen(string collection, bool fromOutside) =>
        fromOutside ? audiences.IsShared(collection) : audiences.IsConfigured(collection);

    private async Task<QuoteStatus> FindStatusAsync(Quote quote, CatalogueEntry? entry, CancellationToken cancellationToken) =>
        entry is not null
        && entry.ReadingId != quote.Reading.Id
        && await store.FindReadingAsync(entry.ReadingId, cancellationToken) is { } newest
            ? Counterpart.Find(quote, newest)
            : new QuoteStatus.Current();

    private static TextRange? Parse(string range) =>
        range.Split('-') is [var from, var to]
        && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
        && start < end
            ? new TextRange(start, end)
            : null;
}
