using System.Collections.Frozen;

namespace TreatyBot.Core.Documents;

/// <summary>
/// All documents that answer, at one instant. It never changes: a change makes another catalogue. A question holds one of them from
/// beginning to end while the index moves on beside it: passages that have come in since are found through the catalogues that follow.
/// </summary>
public sealed class Catalogue
{
    private volatile Catalogue? _next;

    private readonly CatalogueEntry[] _byPassage;
    private readonly FrozenDictionary<long, CatalogueEntry> _byDocument;
    private readonly FrozenDictionary<string, string[]> _languages;

    public Catalogue(IEnumerable<CatalogueEntry> entries)
    {
        _byDocument = entries.ToFrozenDictionary(entry => entry.Document.Id);
        _byPassage = [.. _byDocument.Values.Where(entry => entry.PassageCount > 0).OrderBy(entry => entry.FirstPassageId)];
        _languages = _byDocument.Values.GroupBy(entry => entry.Document.Collection, StringComparer.Ordinal)
            .ToFrozenDictionary(entries => entries.Key, LanguagesIn, StringComparer.Ordinal);
        PassageCount = _byPassage.Sum(entry => entry.PassageCount);
        NewestReadingId = _byDocument.Values.Select(entry => entry.ReadingId).DefaultIfEmpty(0).Max();
    }

    /// <summary>Every document, in no particular order.</summary>
    public IReadOnlyCollection<CatalogueEntry> Entries => _byDocument.Values;

    public int PassageCount { get; }

    /// <summary>The reading that was stored last of those that answer; 0 where there is none.</summary>
    public long NewestReadingId { get; }

    /// <summary>The languages that documents are written in, by their codes.</summary>
    public IEnumerable<string> Languages => _languages.Values.SelectMany(codes => codes).Distinct(StringComparer.Ordinal);

    /// <summary>The languages that documents of these collections are written in, by their codes, each once.</summary>
    public IReadOnlyList<string> LanguagesOf(IEnumerable<string> collections) =>
    [
        .. collections.SelectMany(collection => _languages.GetValueOrDefault(collection, []))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public CatalogueEntry? FindDocument(long documentId) => _byDocument.GetValueOrDefault(documentId);

    /// <summary>
    /// The document that answers with that passage, or has come to answer with it since; null where none does any longer.
    /// </summary>
    public CatalogueEntry? FindByPassage(long passageId)
    {
        for (var catalogue = this; catalogue is not null; catalogue = catalogue._next)
        {
            if (catalogue.FindOwn(passageId) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Names the catalogue that follows; before the index finds what that one has beyond this one.</summary>
    internal void Precede(Catalogue next) => _next = next;

    private static string[] LanguagesIn(IEnumerable<CatalogueEntry> entries) =>
    [
        .. entries.SelectMany(entry => entry.Facts.Languages.Count == 0
                ? [DocumentFacts.UsualLanguage]
                : entry.Facts.Languages.Select(run => run.Code))
            .Distinct(StringComparer.Ordinal),
    ];

    private CatalogueEntry? FindOwn(long passageId)
    {
        var low = 0;
        var high = _byPassage.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var entry = _byPassage[middle];
            if (passageId < entry.FirstPassageId)
            {
                high = middle - 1;
            }
            else if (passageId >= entry.FirstPassageId + entry.PassageCount)
            {
                low = middle + 1;
            }
            else
            {
                return entry;
            }
        }

        return null;
    }
}
