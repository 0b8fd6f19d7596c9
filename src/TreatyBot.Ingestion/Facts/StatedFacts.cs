using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Ingestion.Facts;

/// <summary>
/// What fields of a header, of a page or of <c>sources.yaml</c> state of other documents and of the version that this one is.
/// </summary>
/// <param name="Relations">By the fields "amends", "amended_by", "replaces", "superseded_by" and their like.</param>
/// <param name="Version">By "version".</param>
/// <param name="VersionDate">By "last_updated" and its like.</param>
public sealed record StatedFacts(IReadOnlyList<StatedRelation> Relations, string? Version = null, DateOnly? VersionDate = null)
{
    private static readonly Dictionary<string, RelationKind> Kinds = new(StringComparer.Ordinal)
    {
        ["amends"] = RelationKind.Amends,
        ["amended_by"] = RelationKind.AmendedBy,
        ["replaces"] = RelationKind.Replaces,
        ["replaced_by"] = RelationKind.ReplacedBy,
        ["supersedes"] = RelationKind.Replaces,
        ["superseded_by"] = RelationKind.ReplacedBy,
        ["repeals"] = RelationKind.Repeals,
        ["repealed_by"] = RelationKind.RepealedBy,
        ["supplements"] = RelationKind.Supplements,
        ["supplemented_by"] = RelationKind.SupplementedBy,
        ["consolidates"] = RelationKind.Consolidates,
        ["consolidated_in"] = RelationKind.ConsolidatedIn,
    };

    private static readonly Dictionary<string, RelationKind> KindsByPlainName = Kinds
        .ToDictionary(field => Plain(field.Key), field => field.Value, StringComparer.Ordinal);

    private static readonly HashSet<string> ChangeDates = new(StringComparer.Ordinal)
    {
        "lastupdated", "updated", "lastmod", "lastmodified", "modified", "revised", "versiondate", "consolidated", "lastreviewed",
    };

    public static StatedFacts None { get; } = new([]);

    /// <summary>The fields that state a relation, as they are written where only known ones may stand.</summary>
    internal static IReadOnlyCollection<string> RelationFields => Kinds.Keys;

    /// <summary>What the fields state, however they part their words: "amended_by", "amendedBy", "amended-by".</summary>
    internal static StatedFacts From(IReadOnlyDictionary<string, object?> fields, DateOnly today)
    {
        var relations = new List<StatedRelation>();
        string? version = null;
        DateOnly? changed = null;
        foreach (var (name, value) in fields)
        {
            var plain = Plain(name);
            if (KindOf(name) is { } kind)
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

    /// <summary>The relation that a field states; null for any other field.</summary>
    internal static RelationKind? KindOf(string field) => KindsByPlainName.TryGetValue(Plain(field), out var kind) ? kind : null;

    private static string Plain(string name) =>
        name.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
