using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>A question as it was understood.</summary>
/// <param name="Text">What was asked.</param>
/// <param name="Kind">What kind of answer is wanted.</param>
/// <param name="Concepts">What it speaks of, in the order of the question; empty where it has nothing to look for.</param>
/// <param name="ClauseReference">The article, section or clause that is asked for by number, such as <c>4</c> or <c>II</c>; null where none
/// is.</param>
/// <param name="IsOfClauseAlone">True where nothing is asked but what that article says: "What does article four say?".</param>
/// <param name="IsLookup">True for an article by its number with nothing but names around it, if they are names: "third Geneva Convention
/// article 17".</param>
/// <param name="IsOfDocument">True where it asks about an agreement as a whole: "when does the treaty renew?".</param>
/// <param name="SpokenOf">The document that was quoted to the question before, where this one goes on from there and names none; else
/// null.</param>
public sealed record QuestionAnalysis(
    string Text, AnswerKind Kind, IReadOnlyList<Concept> Concepts, ClauseReference? ClauseReference,
    bool IsOfClauseAlone = false, bool IsLookup = false, bool IsOfDocument = false,
    long? SpokenOf = null)
{
    /// <summary>True where a part of a document is asked for by what it is about: "the section on leave".</summary>
    public bool AsksForSection { get; init; }

    /// <summary>The language that it is asked in.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>How people ask in its language; null for English, and where nobody has told.</summary>
    public LanguagePack? Pack { get; init; }

    /// <summary>What the document that a clause is asked of is: <c>protocol</c> in "Article 3 of the Protocol amending the Convention", as
    /// a term; null where the question does not say.</summary>
    public string? DocumentHead { get; init; }
}
