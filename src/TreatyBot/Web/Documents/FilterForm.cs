using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Documents;

/// <summary>The form that picks documents. It is sent as an address, so that what it shows can be kept and passed on.</summary>
internal static class FilterForm
{
    /// <summary>A list of more is not read; the words find them.</summary>
    private const int MaxChoices = 200;

    public static Markup Render(DocumentsView view)
    {
        var (filter, status) = (view.Filter, view.Filter.Status?.ToString().ToLowerInvariant());
        return Html($"""
            <form class="filter" role="search" aria-label="Documents" method="get" action="documents">
            <p><label for="q">Title, publisher or path</label>
            <input id="q" name="q" type="search" value="{filter.Words}" maxlength="200"></p>
            {Pick("collection", "Collection", view.Collections, filter.Collection)}
            {Pick("publisher", "Publisher", Values(view, one => one.Metadata.Publisher), filter.Publisher)}
            {Pick("kind", "Kind", Values(view, one => one.Kind), filter.Kind)}
            {Pick("language", "Language", Values(view, one => one.Language), filter.Language)}
            {Pick("status", "State", Values(view, one => one.Status.ToString().ToLowerInvariant()), status)}
            <p><label for="sort">Order</label><select id="sort" name="sort">
            {Enum.GetValues<DocumentSort>().Select(sort => Option(sort.ToString().ToLowerInvariant(), Name(sort), sort == filter.Sort))}
            </select></p>
            <p><button>Show</button></p>
            </form>
            """);
    }

    /// <summary>A choice, where there is one.</summary>
    private static Markup Pick(string name, string label, IReadOnlyList<string> values, string? picked) => values.Count < 2
        ? Empty
        : Html($"""
            <p><label for="{name}">{label}</label><select id="{name}" name="{name}"><option value="">All</option>
            {values.Select(value => Option(value, value, value == picked))}</select></p>
            """);

    private static Markup Option(string value, string text, bool isPicked) =>
        Html($"""<option value="{value}"{(isPicked ? Html($" selected") : Empty)}>{InertText.Of(text)}</option>""");

    private static List<string> Values(DocumentsView view, Func<ListedDocument, string?> value) =>
    [
        .. view.All.Select(value).OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase).Take(MaxChoices),
    ];

    private static string Name(DocumentSort sort) => sort switch
    {
        DocumentSort.Newest => "Newest first",
        DocumentSort.Oldest => "Oldest first",
        DocumentSort.Publisher => "By publisher",
        DocumentSort.Read => "Read last",
        _ => "By title",
    };
}
