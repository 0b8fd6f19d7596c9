using AngleSharp.Html.Dom;
using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Composing;
using TreatyBot.Ingestion.Facts;

namespace TreatyBot.Ingestion.Html;

/// <summary>
/// What a page states of other documents in its meta tags and links: the terms of Dublin Core, those of the European Legislation
/// Identifier (https://op.europa.eu/en/web/eu-vocabularies/eli), and the link relations of RFC 5829.
/// </summary>
internal static class PageRelations
{
    /// <summary>A consolidated law names some dozens; a page that names more is a list of links.</summary>
    private const int MostTargets = 60;

    private static readonly Dictionary<string, RelationKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dcterms.replaces"] = RelationKind.Replaces,
        ["dcterms.isreplacedby"] = RelationKind.ReplacedBy,
        ["dc.relation.replaces"] = RelationKind.Replaces,
        ["dc.relation.isreplacedby"] = RelationKind.ReplacedBy,
        ["eli.amends"] = RelationKind.Amends,
        ["eli.amended_by"] = RelationKind.AmendedBy,
        ["eli.changes"] = RelationKind.Amends,
        ["eli.changed_by"] = RelationKind.AmendedBy,
        ["eli.repeals"] = RelationKind.Repeals,
        ["eli.repealed_by"] = RelationKind.RepealedBy,
        ["eli.consolidates"] = RelationKind.Consolidates,
        ["eli.consolidated_by"] = RelationKind.ConsolidatedIn,
        ["predecessor-version"] = RelationKind.Replaces,
        ["successor-version"] = RelationKind.ReplacedBy,
    };

    /// <param name="page">The page.</param>
    /// <param name="address">Where it says that it lies: what links of its own are read against; null where it does not say.</param>
    public static IReadOnlyList<StatedRelation> Find(IHtmlDocument page, Uri? address)
    {
        var found = new List<StatedRelation>();
        foreach (var element in page.QuerySelectorAll("meta[name],meta[property],link[rel][href],[property][resource]").Take(MostElements))
        {
            var names = $"{element.GetAttribute("name")} {element.GetAttribute("property")} {element.GetAttribute("rel")}";
            var kinds = names.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Kinds.TryGetValue(name.Replace(':', '.'), out var kind) ? kind : (RelationKind?)null)
                .OfType<RelationKind>();
            var link = element.GetAttribute("resource") ?? element.GetAttribute("href");
            var target = Whitespace.Fold(element.GetAttribute("content") ?? "") is { Length: > 0 } written ? written
                : link is not null && address is not null && Uri.TryCreate(address, link, out var whole) ? whole.AbsoluteUri
                : link;
            if (target is { Length: > 0 } && found.Count < MostTargets)
            {
                found.AddRange(kinds.Select(kind => new StatedRelation(kind, target, FullDates.FirstIn(target))));
            }
        }

        return found;
    }

    /// <summary>Pages of a hundred thousand elements with properties are no documents' heads.</summary>
    private const int MostElements = 5000;
}
