using TreatyBot.Core.Answering.Passages;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>A sentence with its ranking score: one of the hundreds that a question looks at.</summary>
/// <param name="Passage">The passage that it stands in.</param>
/// <param name="Sentence">Its number in the passage.</param>
/// <param name="PassageScore">The passage's score against the best one's.</param>
/// <param name="Score">How it stands against the others; higher is better.</param>
/// <param name="AskedFor">Whether it stands where the question says that its answer stands.</param>
internal readonly record struct ScoredSentence(PassageAnalysis Passage, int Sentence, double PassageScore, double Score, AskedFor AskedFor);

/// <summary>How far a place is the one that a question asks for by its number.</summary>
internal enum AskedFor
{
    /// <summary>No number is asked for, or another.</summary>
    Nothing,

    /// <summary>It is in the paragraph that bears the number, where no heading does.</summary>
    Item,

    /// <summary>It is in an article that writes its number otherwise: V, where 5 is asked for.</summary>
    ClauseWrittenOtherwise,

    /// <summary>It is in the article.</summary>
    Clause,

    /// <summary>
    /// It is in that part of the article, or of a document, whose heading says all else that is asked: "Fixed" under "2.4.1".
    /// </summary>
    Section,

    /// <summary>It is in the paragraph of the article.</summary>
    Paragraph,
}
