using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>What the verbs say by which one document acts on another.</summary>
internal static class RelationVerbs
{
    /// <summary>"It amends", as a pattern.</summary>
    public const string Present =
        "amends|modifies|replaces|supersedes|substitutes|repeals|revokes|cancels|rescinds|supplements|complements";

    /// <summary>"To amend", "they amend", as a pattern.</summary>
    public const string Infinitive = "amend|modify|replace|supersede|repeal|revoke|supplement|complement";

    /// <summary>"Amending", as a pattern.</summary>
    public const string Participle = "amending|modifying|replacing|superseding|repealing|revoking|supplementing|complementing";

    /// <summary>"Amended", as a pattern.</summary>
    public const string Past = "amended|modified|revised|replaced|superseded|substituted|repealed|revoked|cancelled|rescinded|supplemented";

    /// <param name="verb">In any of these forms.</param>
    /// <param name="isPassive">True where the other document acts on this one.</param>
    public static RelationKind KindOf(string verb, bool isPassive = false) => (Stem(verb), isPassive) switch
    {
        ("amend" or "modif" or "revis", false) => RelationKind.Amends,
        ("amend" or "modif" or "revis", true) => RelationKind.AmendedBy,
        ("repla" or "super" or "subst", false) => RelationKind.Replaces,
        ("repla" or "super" or "subst", true) => RelationKind.ReplacedBy,
        ("suppl" or "compl", false) => RelationKind.Supplements,
        ("suppl" or "compl", true) => RelationKind.SupplementedBy,
        (_, false) => RelationKind.Repeals,
        (_, true) => RelationKind.RepealedBy,
    };

    private static string Stem(string verb) => verb[..5].ToLowerInvariant();
}
