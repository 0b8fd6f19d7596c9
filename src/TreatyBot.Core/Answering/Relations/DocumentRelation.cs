using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Relations;

/// <summary>How a document stands to another one, whichever of the two says so.</summary>
/// <param name="Kind">Seen from the document that was asked about.</param>
/// <param name="Name">The other one's title; in the words of whoever names it where it is not in the collection.</param>
/// <param name="Date">The day of the change where it is known: of the later of the two.</param>
/// <param name="Other">The other one; null where it is not in the collection.</param>
public sealed record DocumentRelation(RelationKind Kind, string Name, DateOnly? Date, CatalogueEntry? Other)
{
    /// <summary>True where the other one is the later word.</summary>
    public bool IsByLater => IsLater(Kind);

    /// <summary>True where this one is the later word.</summary>
    public bool IsOfEarlier => IsLater(Inverse(Kind));

    /// <summary>True for a kind by which the other document has the later word.</summary>
    internal static bool IsLater(RelationKind kind) =>
        kind is RelationKind.AmendedBy or RelationKind.ReplacedBy or RelationKind.RepealedBy or RelationKind.ConsolidatedIn;

    /// <summary>The same seen from the other one.</summary>
    internal static RelationKind Inverse(RelationKind kind) => kind switch
    {
        RelationKind.Amends => RelationKind.AmendedBy,
        RelationKind.AmendedBy => RelationKind.Amends,
        RelationKind.Replaces => RelationKind.ReplacedBy,
        RelationKind.ReplacedBy => RelationKind.Replaces,
        RelationKind.Repeals => RelationKind.RepealedBy,
        RelationKind.RepealedBy => RelationKind.Repeals,
        RelationKind.Supplements => RelationKind.SupplementedBy,
        RelationKind.SupplementedBy => RelationKind.Supplements,
        RelationKind.Consolidates => RelationKind.ConsolidatedIn,
        _ => RelationKind.Consolidates,
    };
}
