namespace TreatyBot.Core.Answering;

/// <summary>
/// One thing that a question speaks of, and the ways to say it: a word, or a phrase of several, with its synonyms.
/// </summary>
/// <param name="Text">As the asker wrote it.</param>
/// <param name="Phrases">The ways to say it, the asker's own first.</param>
/// <param name="IsName">True for a proper name, as far as its spelling tells.</param>
/// <param name="IsFocus">True for the noun behind "which" or "what", as in "which treaty": it names the kind of answer.</param>
/// <param name="IsCounted">True for the noun behind "how many" or "how much".</param>
/// <param name="NamesDocument">True where it belongs to the name of an agreement, as both parties do in "the Arvia–Belmont agreement".</param>
/// <param name="NamesKind">True for a word that says no more than what kind of answer is wanted: "year" in "which year", "say" in "what did he say".</param>
/// <param name="ContinuesName">True for a further word of a name of several, as "Bingguo" in "Dai Bingguo".</param>
public sealed record Concept(
    string Text, IReadOnlyList<ConceptPhrase> Phrases, bool IsName, bool IsFocus = false, bool IsCounted = false, bool NamesDocument = false,
    bool NamesKind = false,
    bool ContinuesName = false)
{
    /// <summary>The terms of the asker's own words.</summary>
    public IReadOnlyList<string> OwnTerms => Phrases[0].Terms;
}

/// <summary>One way to say a concept.</summary>
/// <param name="Terms">The terms of its words, stop words left out; one or more.</param>
/// <param name="Weight">How much it counts: 1 for the asker's own words, less for a synonym.</param>
public sealed record ConceptPhrase(IReadOnlyList<string> Terms, double Weight);
