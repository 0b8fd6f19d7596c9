namespace TreatyBot.Core.Documents;

/// <summary>What one document does to another, or has done to it. Stored by its number.</summary>
public enum RelationKind
{
    /// <summary>It changes words of the other one.</summary>
    Amends = 1,

    /// <summary>Its own words are changed by the other one.</summary>
    AmendedBy = 2,

    /// <summary>It stands in the place of the other one.</summary>
    Replaces = 3,

    /// <summary>The other one stands in its place.</summary>
    ReplacedBy = 4,

    /// <summary>It ends the other one.</summary>
    Repeals = 5,

    /// <summary>The other one ends it.</summary>
    RepealedBy = 6,

    /// <summary>It adds to the other one and leaves it as it is.</summary>
    Supplements = 7,

    /// <summary>The other one adds to it.</summary>
    SupplementedBy = 8,

    /// <summary>It is the other one with its changes written in.</summary>
    Consolidates = 9,

    /// <summary>The other one has its changes written in.</summary>
    ConsolidatedIn = 10,
}
