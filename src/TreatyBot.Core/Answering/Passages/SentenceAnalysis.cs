using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Passages;

/// <summary>A sentence of a passage.</summary>
/// <param name="Range">Where it stands in the reading's text.</param>
/// <param name="FirstTerm">The place of its first term among its passage's; it has none where this is <paramref name="EndTerm"/>.</param>
/// <param name="EndTerm">The place after its last term.</param>
/// <param name="Words">How many words it has, stop words included.</param>
/// <param name="Bare">Kinds of answers that it holds in stop words alone, which no question can have said: "until", "is a".</param>
/// <param name="LeansOnPrevious">True where it is not understood without the sentence before it: the two are quoted together.</param>
/// <param name="SpeaksOfItself">True where it speaks of the document that it stands in: "This Agreement shall …".</param>
/// <param name="IsRow">True for a row of a table, told as its heads and cells: the row before says nothing of it.</param>
/// <param name="IsScrap">True for a line of a menu, a signature or a table rather than a sentence.</param>
internal readonly record struct SentenceAnalysis(
    TextRange Range,
    int FirstTerm,
    int EndTerm,
    int Words,
    AnswerTraits Bare,
    bool LeansOnPrevious,
    bool SpeaksOfItself,
    bool IsRow,
    bool IsScrap);
