namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// One thing that a question speaks of, and the ways to say it: a word, or a phrase of several, with its synonyms.
/// </summary>
/// <param name="Text">As the asker wrote it.</param>
/// <param name="Phrases">The ways to say it, the asker's own first.</param>
/// <param name="Roles">What it does in the question.</param>
public sealed record Concept(string Text, IReadOnlyList<ConceptPhrase> Phrases, ConceptRoles Roles)
{
    /// <summary>The terms of the asker's own words.</summary>
    public IReadOnlyList<string> OwnTerms => Phrases[0].Terms;

    public bool IsName => Has(ConceptRoles.Name);

    /// <summary>True for each of the roles.</summary>
    public bool Has(ConceptRoles roles) => (Roles & roles) == roles;
}

/// <summary>What a concept does in its question.</summary>
[Flags]
public enum ConceptRoles
{
    None = 0,

    /// <summary>It is a proper name, as far as its spelling tells.</summary>
    Name = 1,

    /// <summary>It goes on with the name before it, as "Bingguo" does in "Dai Bingguo".</summary>
    ContinuesName = 2,

    /// <summary>It belongs to the name of an agreement, as both parties do in "the Arvia–Belmont agreement".</summary>
    NamesDocument = 4,

    /// <summary>It is the noun behind "which" or "what", as in "which treaty".</summary>
    Focus = 8,

    /// <summary>It says no more than what kind of answer is wanted: "year" in "which year", "say" in "what did he say".</summary>
    NamesKind = 16,

    /// <summary>It is the noun behind "how many" or "how much".</summary>
    Counted = 32,

    /// <summary>It binds the question together, as "associated" does in "which sport is she associated with".</summary>
    Light = 64,

    /// <summary>It is written small right before the word for an agreement, as "great" and "lake" in "the great lake agreement".</summary>
    BeforeDocumentWord = 128,

    /// <summary>What belongs to the way of asking rather than to what is asked about.</summary>
    OfAsking = Focus | NamesKind | Light,
}

/// <summary>One way to say a concept.</summary>
/// <param name="Terms">The terms of its words, stop words left out; one or more.</param>
/// <param name="Weight">How much it counts: 1 for the asker's own words, less for a synonym.</param>
public sealed record ConceptPhrase(IReadOnlyList<string> Terms, double Weight);
