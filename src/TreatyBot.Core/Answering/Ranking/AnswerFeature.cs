namespace TreatyBot.Core.Answering.Ranking;

/// <summary>
/// What is known of a candidate against the others of its question: what makes an answer more or less likely to be right, not which is the
/// best.
/// </summary>
internal enum AnswerFeature
{
    /// <summary>How far its score is above the best one of another passage, or below; from -1 to 1.</summary>
    Margin,

    /// <summary>
    /// How far its score is above that of the tenth best sentence: little where much of the corpus says it as well; from -1 to 1.
    /// </summary>
    Lead,

    /// <summary>The share of the ten best sentences that stand in its document.</summary>
    Gathered,

    /// <summary>1 where the question names something that documents may be called by.</summary>
    NamesAsked,

    /// <summary>1 where an agreement is called by its name.</summary>
    DocumentNamed,

    /// <summary>The greatest share of the question's names that any document bears.</summary>
    BestDocument,

    /// <summary>1 where the question names something that no document bears enough of.</summary>
    NoDocument,

    /// <summary>
    /// How little its document bears of that name of the question which it bears least: 1 for "the Arvia–Belmont agreement" and a treaty of
    /// Arvia alone.
    /// </summary>
    NameNotBorne,

    /// <summary>How much of what is asked the passages looked at in its document say together.</summary>
    SaidInDocument,

    /// <summary>
    /// How much the sentence and its headings say of the question: by the rarity of the words, not by share; three words that no passage
    /// has make 1.
    /// </summary>
    SaidWeight,

    /// <summary>Likewise how much of the question is said nowhere about the sentence.</summary>
    UnsaidWeight,

    /// <summary>
    /// How far the nearest passage stands above the usual one, in tens of standard deviations; 0 where words alone rank; likewise below.
    /// </summary>
    MeaningStandsOut,

    /// <summary>How far the passage stands above the usual one, likewise.</summary>
    MeaningAboveUsual,

    /// <summary>How far the sentence is nearer than the sentences of the next four passages, on the average; from -1 to 1.</summary>
    MeaningMargin,

    /// <summary>
    /// How much nearer the sentence is to the question without that word of it which is unsaid and fits least; below 0 where each unsaid
    /// word fits; from -1 to 1; 0 where all is said, or words alone rank.
    /// </summary>
    ForeignToSentence,

    /// <summary>Likewise the passage.</summary>
    ForeignToPassage,

    /// <summary>1 where yes or no is asked.</summary>
    YesNo,

    /// <summary>1 where no particular kind of answer is asked.</summary>
    Statement,
}
