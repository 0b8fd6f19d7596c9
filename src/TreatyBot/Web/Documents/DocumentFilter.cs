using TreatyBot.Core.Documents;

namespace TreatyBot.Web.Documents;

/// <summary>Which documents somebody wants to see, and in which order, as the address of the page says it.</summary>
/// <param name="Words">Words that the title, author, publisher or path holds, all of them.</param>
/// <param name="Collection">One collection.</param>
/// <param name="Publisher">One publisher.</param>
/// <param name="Kind">One kind of file, such as <c>pdf</c>.</param>
/// <param name="Language">One language.</param>
/// <param name="Status">One state.</param>
/// <param name="Sort">What comes first.</param>
internal sealed record DocumentFilter(
    string? Words = null,
    string? Collection = null,
    string? Publisher = null,
    string? Kind = null,
    string? Language = null,
    DocumentStatus? Status = null,
    DocumentSort Sort = DocumentSort.Title)
{
    /// <summary>Reads the parameters of an address; one that means nothing is as if it were not there.</summary>
    public static DocumentFilter Read(IQueryCollection query)
    {
        return new DocumentFilter(
            Text("q"),
            Text("collection"),
            Text("publisher"),
            Text("kind"),
            Text("language"),
            Enum.TryParse<DocumentStatus>(Text("status"), ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
            Enum.TryParse<DocumentSort>(Text("sort"), ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : DocumentSort.Title);

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>True where some documents may be left out.</summary>
    public bool IsNarrow => this with { Sort = DocumentSort.Title } != new DocumentFilter();

    /// <summary>Those that are wanted, in order; among equals by title and path, so that pages never tear.</summary>
    public IReadOnlyList<ListedDocument> Apply(IEnumerable<ListedDocument> documents)
    {
        var wanted = documents.Where(Takes);
        var sorted = Sort switch
        {
            DocumentSort.Newest => wanted.OrderByDescending(one => one.Metadata.Published ?? DateOnly.MinValue),
            DocumentSort.Oldest => wanted.OrderBy(one => one.Metadata.Published ?? DateOnly.MaxValue),
            DocumentSort.Publisher => wanted.OrderBy(one => one.Metadata.Publisher is null)
                .ThenBy(one => one.Metadata.Publisher, StringComparer.OrdinalIgnoreCase),
            DocumentSort.Read => wanted.OrderByDescending(one => one.Entry.IndexedAt),
            _ => wanted.OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase),
        };
        return
        [
            .. sorted.ThenBy(one => one.Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(one => one.Entry.Document.Path, StringComparer.Ordinal),
        ];
    }

    private bool Takes(ListedDocument one) =>
        (Collection is null || one.Entry.Document.Collection == Collection)
        && (Publisher is null || one.Metadata.Publisher == Publisher)
        && (Kind is null || one.Kind == Kind)
        && (Language is null || one.Language == Language)
        && (Status is null || one.Status == Status)
        && (Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word => Holds(one.Entry.Document, word));

    private static bool Holds(Document document, string word) =>
        new[] { document.Metadata.Title, document.Metadata.Author, document.Metadata.Publisher, document.Path }
            .Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false);
}

/// <summary>How a document stands to later ones.</summary>
internal enum DocumentStatus
{
    /// <summary>No later document is known to have changed it.</summary>
    Standing,

    /// <summary>A later one has changed a part of it.</summary>
    Amended,

    /// <summary>A later one has taken its place.</summary>
    Replaced,
}

/// <summary>Which documents come first.</summary>
internal enum DocumentSort
{
    Title,
    Newest,
    Oldest,
    Publisher,
    Read,
}
