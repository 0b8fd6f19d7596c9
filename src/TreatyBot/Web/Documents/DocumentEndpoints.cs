using System.Globalization;
using TreatyBot.Core.Answering.Relations;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Hosting;
using TreatyBot.Web.Chat;
using TreatyBot.Web.Citations;
using TreatyBot.Web.Pages;

namespace TreatyBot.Web.Documents;

/// <summary>
/// What is indexed: <c>/documents</c>, a document at <c>/documents/ID</c>, its file at <c>/documents/ID/original</c>. Whoever may ask here
/// sees what would answer him here, and nothing else.
/// </summary>
internal sealed class DocumentEndpoints(
    IDesk desk, IDocumentStore store, Corpus corpus, SourceFiles files, Permalinks permalinks)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/documents", WebMethods.Read, (HttpContext context, int? page, DocumentEndpoints documents) =>
            documents.ListAsync(context, page ?? 1));
        routes.MapMethods("/documents/{id:long}", WebMethods.Read, (HttpContext context, long id, DocumentEndpoints documents) =>
            documents.ShowAsync(context, id));
        routes.MapMethods("/documents/{id:long}/original", WebMethods.Read, (HttpContext context, long id, DocumentEndpoints documents) =>
            documents.SendOriginalAsync(context, id));
    }

    private async Task<IResult> ListAsync(HttpContext context, int page)
    {
        var visible = await VisibleAsync(context);
        var catalogue = corpus.Catalogue;
        var relations = DocumentRelations.Of(catalogue);
        var all = catalogue.Entries.Where(entry => visible.Contains(entry.Document.Collection))
            .Select(entry => ListedDocument.Of(entry, relations))
            .ToList();
        var findings = new List<(string Collection, SourceFinding Finding)>();
        foreach (var collection in visible.Order(StringComparer.Ordinal))
        {
            findings.AddRange((await store.ListFindingsAsync(collection, context.RequestAborted)).Select(found => (collection, found)));
        }

        var filter = DocumentFilter.Read(context.Request.Query);
        return new PageResult(DocumentsPage.Render(
            context, new DocumentsView(all, filter.Apply(all), filter, page, [.. visible.Order(StringComparer.Ordinal)], findings)));
    }

    private async Task<IResult> ShowAsync(HttpContext context, long id)
    {
        var visible = await VisibleAsync(context);
        if (Find(id, visible) is not { } entry
            || await store.FindReadingAsync(entry.ReadingId, context.RequestAborted) is not { } reading)
        {
            return Gone(context);
        }

        var relations = DocumentRelations.Of(corpus.Catalogue);
        return new PageResult(DocumentPage.Render(context, new DocumentView(
            ListedDocument.Of(entry, relations),
            reading,
            [.. relations.Find(id).Where(relation => relation.Other is null || visible.Contains(relation.Other.Document.Collection))],
            files.Find(entry.Document) is { Inside: null }), permalinks));
    }

    /// <summary>The file itself, to be saved: what a document holds is never run in these pages.</summary>
    private async Task<IResult> SendOriginalAsync(HttpContext context, long id)
    {
        if (Find(id, await VisibleAsync(context)) is not { } entry || files.Find(entry.Document) is not { Inside: null, File: var file })
        {
            return Gone(context);
        }

        return Results.File(file.FullPath, "application/octet-stream", Path.GetFileName(entry.Document.Path));
    }

    private CatalogueEntry? Find(long id, IReadOnlySet<string> visible) =>
        corpus.Catalogue.FindDocument(id) is { } entry && visible.Contains(entry.Document.Collection) ? entry : null;

    private Task<IReadOnlySet<string>> VisibleAsync(HttpContext context) => desk.VisibleCollectionsAsync(
        Conversation.AskerOf(context), Conversation.PlaceOf(ConversationId.New()), context.RequestAborted);

    private static IResult Gone(HttpContext context) => ErrorPages.Result(context, StatusCodes.Status404NotFound);

    /// <summary>"1,234".</summary>
    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
