using System.Text.RegularExpressions;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Relations;

/// <summary>
/// Finds the document of a collection that another one names: by its path, its official number, its short name, its title with its years,
/// or its kind and year alone. Where several could be meant, none is.
/// </summary>
/// <param name="entries">The documents of one collection.</param>
internal sealed partial class RelationTargets(IReadOnlyList<CatalogueEntry> entries)
{
    /// <summary>The share of the words of the name that the title says, and of the title that the name says: titles are longer.</summary>
    private const double SaidInTitle = 0.75;
    private const double SaidOfTitle = 0.5;

    private readonly ILookup<string, CatalogueEntry> _byTerm = entries
        .SelectMany(entry => NamedDocument.Of(entry).Topic.Select(term => (term, entry)))
        .ToLookup(pair => pair.term, pair => pair.entry, StringComparer.Ordinal);

    private readonly ILookup<string, CatalogueEntry> _byNumber = entries
        .SelectMany(entry => NamedDocument.Of(entry).Numbers.Select(number => (number, entry)))
        .ToLookup(pair => pair.number, pair => pair.entry, StringComparer.Ordinal);

    private readonly ILookup<string, CatalogueEntry> _byShortName = entries
        .SelectMany(entry => DocumentShortNames.Of(entry).Select(name => (name, entry)))
        .ToLookup(pair => pair.name, pair => pair.entry, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, CatalogueEntry> _byPath = entries
        .SelectMany(entry => PathsOf(entry.Document.Path).Select(path => (path, entry)))
        .ToLookup(pair => pair.path, pair => pair.entry, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, CatalogueEntry> _byAddress = entries
        .Where(entry => entry.Document.Metadata.Url is not null)
        .ToLookup(entry => AddressIn(entry.Document.Metadata.Url!.AbsoluteUri), StringComparer.OrdinalIgnoreCase);

    /// <param name="target">How it is named.</param>
    /// <param name="from">The document that names it.</param>
    /// <returns>
    /// The one that is meant, with copies of it under the same title; none where that is not certain: of one title and two years only one
    /// can be meant.
    /// </returns>
    public IReadOnlyList<CatalogueEntry> Find(StatedRelation target, CatalogueEntry from)
    {
        var name = NamedDocument.Read(target.Target);
        return One(_byPath[target.Target])
            ?? One(_byAddress[AddressIn(target.Target)])
            ?? (name.Numbers.Count > 0 ? One(name.Numbers.SelectMany(number => _byNumber[number])
                .Where(entry => IsSameKind(name, NamedDocument.Of(entry)))) ?? [] : null)
            ?? One(_byShortName[target.Target])
            ?? FindVersion(target.Target, from)
            ?? (name.Topic.Count > 0 ? One(ByTopic(name, from)) : One(ByKindAndYear(name, target.Date, from)))
            ?? [];

        List<CatalogueEntry>? One(IEnumerable<CatalogueEntry> found)
        {
            var others = found.Where(entry => entry.Document.Id != from.Document.Id).Distinct().ToList();
            return others.Count > 0
                && others.TrueForAll(other =>
                    string.Equals(other.Document.DisplayTitle, others[0].Document.DisplayTitle, StringComparison.OrdinalIgnoreCase))
                && others.Select(DayOf).OfType<DateOnly>().DistinctBy(day => day.Year).Take(2).Count() < 2
                    ? others
                    : null;
        }
    }

    /// <summary>"Version 2" of a document is called as this one is.</summary>
    private List<CatalogueEntry>? FindVersion(string target, CatalogueEntry from)
    {
        if (Version().Match(target) is not { Success: true } version)
        {
            return null;
        }

        var own = NamedDocument.Of(from).Topic;
        return [.. Near(own).Where(entry => entry.Document.Id != from.Document.Id
            && entry.Facts.Version == version.Groups["number"].Value
            && NamedDocument.Of(entry).Topic.SetEquals(own))];
    }

    private IEnumerable<CatalogueEntry> ByTopic(NamedDocument name, CatalogueEntry from)
    {
        var found = Near(name.Topic)
            .Where(entry => entry.Document.Id != from.Document.Id)
            .Select(entry => (Entry: entry, Named: NamedDocument.Of(entry)))
            .Where(other => IsSameKind(name, other.Named) && FitsYears(name.Years, other.Entry, other.Named))
            .Select(other => (other.Entry, other.Named, Common: other.Named.Topic.Count(name.Topic.Contains)))
            .Where(other => other.Common >= SaidInTitle * name.Topic.Count && other.Common >= SaidOfTitle * other.Named.Topic.Count)
            .ToList();
        if (found.Count < 2)
        {
            return found.Select(other => other.Entry);
        }

        // The title that says least beside the name; of versions of one the newest that is older than whoever names it.
        var best = found.Min(other => other.Named.Topic.Count - other.Common);
        var nearest = found.Where(other => other.Named.Topic.Count - other.Common == best).Select(other => other.Entry).ToList();
        return nearest.Count > 1 && DayOf(from) is { } day && nearest.TrueForAll(entry => DayOf(entry) is not null)
            && nearest.Where(entry => DayOf(entry) < day).MaxBy(DayOf) is { } newest
                ? [newest]
                : nearest;
    }

    /// <summary>"The Convention of 1982" where the collection has but one.</summary>
    private IEnumerable<CatalogueEntry> ByKindAndYear(NamedDocument name, DateOnly? date, CatalogueEntry from) =>
        name.Kind is null || (name.Years.Count == 0 && date is null) ? [] : entries.Where(entry =>
            entry.Document.Id != from.Document.Id
            && NamedDocument.Of(entry) is var other
            && other.Kind == name.Kind
            && (other.Years.Overlaps(name.Years)
                || (DayOf(entry) is { } day && (date is null ? name.Years.Contains(day.Year) : day == date))));

    private IEnumerable<CatalogueEntry> Near(IReadOnlySet<string> topic) => topic.SelectMany(term => _byTerm[term]).Distinct();

    private static bool IsSameKind(NamedDocument one, NamedDocument other) =>
        one.Kind is null || other.Kind is null || one.Kind == other.Kind;

    /// <summary>A year that is named must be the title's, or where that has none, the document's own.</summary>
    private static bool FitsYears(IReadOnlySet<int> years, CatalogueEntry entry, NamedDocument named) =>
        years.Count == 0
        || (named.Years.Count > 0 ? named.Years.Overlaps(years) : DayOf(entry) is not { } day || years.Contains(day.Year));

    /// <summary>The day that a document states of itself.</summary>
    public static DateOnly? DateOf(CatalogueEntry entry) => entry.Document.Metadata.Published ?? entry.Facts.VersionDate;

    /// <summary>What tells earlier from later: that day, or the beginning of the year in the title.</summary>
    public static DateOnly? DayOf(CatalogueEntry entry) => DateOf(entry)
        ?? (NamedDocument.Of(entry).Years is { Count: 1 } years ? new DateOnly(years.Single(), 1, 1) : null);

    /// <summary>The years that a document is known by: those of its title and that of its day; else those of its file's name.</summary>
    public static IReadOnlySet<int> YearsOf(CatalogueEntry entry)
    {
        var years = NamedDocument.Of(entry).Years.ToHashSet();
        if (DateOf(entry) is { } day)
        {
            years.Add(day.Year);
        }

        return years.Count > 0 ? years : NamedDocument.Read(Path.GetFileNameWithoutExtension(entry.Document.Path)).Years;
    }

    /// <summary>An address without what may differ between two ways to write it.</summary>
    private static string AddressIn(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? "" : text[(scheme + 3)..].TrimEnd('/');
    }

    private static IEnumerable<string> PathsOf(string path) =>
        new[] { path, Path.GetFileName(path), Path.GetFileNameWithoutExtension(path) }.Distinct(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\b(?:version|edition|revision|release) (?:no\.? )?(?<number>\d{1,3}(?:\.\d{1,3}){0,2})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Version();
}
