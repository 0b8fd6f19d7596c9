using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Ingestion.Facts;

/// <summary>What front matter states of other documents and of the version that this one is.</summary>
/// <param name="Relations">By the fields "amends", "amended_by", "replaces", "superseded_by" and their like.</param>
/// <param name="Version">By "version".</param>
/// <param name="VersionDate">By "last_updated" and its like.</param>
public sealed record StatedFacts(IReadOnlyList<StatedRelation> Relations, string? Version = null, DateOnly? VersionDate = null)
{
    private static readonly Dictionary<string, RelationKind> Kinds = new(StringComparer.Ordinal)
    {
        ["amends"] = RelationKind.Amends,
        ["amendedby"] = RelationKind.AmendedBy,
        ["replaces"] = RelationKind.Replaces,
        ["supersedes"] = RelationKind.Replaces,
        ["replacedby"] = RelationKind.ReplacedBy,
        ["supersededby"] = RelationKind.ReplacedBy,
        ["repeals"] = RelationKind.Repeals,
        ["repealedby"] = RelationKind.RepealedBy,
        ["supplements"] = RelationKind.Supplements,
        ["supplementedby"] = RelationKind.SupplementedBy,
    };

    private static readonly HashSet<string> ChangeDates = new(StringComparer.Ordinal)
    {
        "lastupdated", "updated", "lastmod", "lastmodified", "modified", "revised", "versiondate", "consolidated", "lastreviewed",
    };

    public static StatedFacts None { get; } = new([]);

    internal static StatedFacts From(IReadOnlyDictionary<string, object?> fields, DateOnly today)
    {
        var relations = new List<StatedRelation>();
        string? version = null;
        DateOnly? changed = null;
        foreach (var (name, value) in fields)
        {
            var plain = name.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
            if (Kinds.TryGetValue(plain, out var kind))
            {
                relations.AddRange((value is List<object?> list ? list : [value])
                    .Select(item => MetadataLayers.Line(YamlFields.Text(item)))
                    .OfType<string>()
                    .Select(target => new StatedRelation(kind, target, FullDates.FirstIn(target))));
            }
            else if (plain == "version")
            {
                version = MetadataLayers.Line(YamlFields.Text(value));
            }
            else if (ChangeDates.Contains(plain))
            {
                changed ??= StrictDate.Parse(YamlFields.Text(value), today);
            }
        }

        return new(relations, version, changed);
    }
}
