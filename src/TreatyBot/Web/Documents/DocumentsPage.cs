using TreatyBot.Core.Documents;
using TreatyBot.Web.Citations;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Documents;

/// <summary>The list of what is indexed, and of what is not and why.</summary>
internal static class DocumentsPage
{
    /// <summary>As many as are looked through without losing one's place.</summary>
    private const int PageSize = 50;

    /// <summary>Of files that were not read; <c>index</c> and <c>doctor</c> name them all.</summary>
    private const int MaxFindings = 200;

    public static Markup Render(HttpContext context, DocumentsView view)
    {
        var pages = Math.Max(1, (view.Wanted.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(view.Page, 1, pages);
        return Layout.Page(context, "Documents · TreatyBot", "library", Html($"""
            <header class="bar">
            <a class="brand" href="./">TreatyBot</a>
            <p class="scope">{Counted(view)}</p>
            <a class="jump" href="./">Ask</a>
            </header>
            <main>
            <header class="document"><h1>Documents</h1>{Newest(view)}</header>
            {FilterForm.Render(view)}
            {(view.Wanted.Count == 0 ? Nothing(view) : Html($"""
                <ol class="documents" start="{((page - 1) * PageSize) + 1}">
                {view.Wanted.Skip((page - 1) * PageSize).Take(PageSize).Select(Item)}
                </ol>
                """))}
            {(pages == 1 ? Empty : Turn(context, page, pages))}
            {Unread(view)}
            </main>
            """));
    }

    private static Markup Counted(DocumentsView view)
    {
        var all = DocumentEndpoints.Number(view.All.Count);
        return view.Filter.IsNarrow
            ? Html($"{DocumentEndpoints.Number(view.Wanted.Count)} of {all} documents")
            : Html($"{all} {(view.All.Count == 1 ? "document" : "documents")}");
    }

    private static Markup Newest(DocumentsView view) => view.All.Count == 0
        ? Empty
        : Html($"""<p class="fresh">The newest was read on {CitationPage.Time(view.All.Max(one => one.Entry.IndexedAt))}.</p>""");

    private static Markup Nothing(DocumentsView view) => view.All.Count == 0
        ? Html($"""<p class="statement">Nothing is indexed yet. Name a folder in the configuration; the worker reads it at once.</p>""")
        : Html($"""<p class="statement">No document is like that. <a href="documents">Show all</a></p>""");

    private static Markup Item(ListedDocument one) => Html($"""
        <li>
        <h2><a href="documents/{one.Entry.Document.Id}"><bdi>{InertText.Of(one.Title)}</bdi></a></h2>
        <p class="origin">{Status(one.Status)}{Parts(one)}</p>
        </li>
        """);

    /// <summary>That the document is no longer the last word; nothing where it is.</summary>
    private static Markup Status(DocumentStatus status) => status switch
    {
        DocumentStatus.Replaced => Html($"""<span class="badge">replaced</span> """),
        DocumentStatus.Amended => Html($"""<span class="badge">amended</span> """),
        _ => Empty,
    };

    private static Markup Parts(ListedDocument one)
    {
        var parts = new List<Markup>();
        if (one.Metadata.Publisher is { } publisher)
        {
            parts.Add(Html($"<bdi>{InertText.Of(publisher)}</bdi>"));
        }

        parts.Add(DocumentLine.Date(one.Metadata.Published));
        if (one.Kind.Length > 0)
        {
            parts.Add(Html($"{InertText.Of(one.Kind.ToUpperInvariant())}"));
        }

        parts.Add(Html($"{InertText.Of(one.Language)}"));
        parts.Add(Html($"<bdi>{InertText.Of(one.Entry.Document.Collection)}</bdi>"));
        return Html($"{parts.Select((part, at) => at == 0 ? part : Html($"""<span class="dot" aria-hidden="true"> · </span>{part}"""))}");
    }

    private static Markup Turn(HttpContext context, int page, int pages)
    {
        var query = context.Request.Query.Where(pair => pair.Key != "page")
            .SelectMany(pair => pair.Value.Select(value => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}&"));
        var address = "documents?" + string.Concat(query) + "page=";
        return Html($"""
            <nav class="links turn-page" aria-label="Pages">
            {(page > 1 ? Html($"""<a rel="prev" href="{address}{page - 1}">Previous</a>""") : Empty)}
            <span>Page {page} of {pages}</span>
            {(page < pages ? Html($"""<a rel="next" href="{address}{page + 1}">Next</a>""") : Empty)}
            </nav>
            """);
    }

    /// <summary>What does not answer, file by file, and why.</summary>
    private static Markup Unread(DocumentsView view)
    {
        if (view.Findings.Count == 0)
        {
            return Empty;
        }

        var refused = view.Findings.Where(one => one.Finding.Kind != SourceFindingKind.PassedOver).ToList();
        var shown = refused.Concat(view.Findings.Except(refused)).Take(MaxFindings).ToList();
        return Html($"""
            <section class="unread" aria-labelledby="unread">
            <h2 id="unread">Not read, or not in full</h2>
            <ul>{shown.Select(one => Finding(one.Collection, one.Finding))}</ul>
            {(shown.Count < view.Findings.Count
                ? Html($"<p>{view.Findings.Count - shown.Count} more; <code>treatybot index</code> names them all.</p>")
                : Empty)}
            </section>
            """);
    }

    private static Markup Finding(string collection, SourceFinding finding)
    {
        var kind = finding.Kind switch
        {
            SourceFindingKind.Refused => "refused",
            SourceFindingKind.Warning => "read in part",
            SourceFindingKind.Down => "not reached",
            _ => "passed over",
        };
        var reason = finding.Reason.Length > 0 ? finding.Reason : "There is no reader for such files.";
        return Html($"""
            <li><span class="badge">{kind}</span> <bdi>{InertText.Of(collection)}/{InertText.Of(finding.Path)}</bdi>
            <p dir="auto">{InertText.Of(reason)}</p></li>
            """);
    }
}
