using TreatyBot.Core.Answering.Understanding;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>What is known of a sentence as an answer to a question; every value lies between 0 and 1.</summary>
internal enum QuoteFeature
{
    /// <summary>The share of what is asked that the sentence itself says.</summary>
    InSentence,

    /// <summary>The share that only the headings above it say.</summary>
    InHeadings,

    /// <summary>The share that only the sentence before it says.</summary>
    InPrevious,

    /// <summary>The share that only its other neighbours in the passage say.</summary>
    InPassage,

    /// <summary>The share that only the document's title or first page says.</summary>
    InTitle,

    /// <summary>How far the innermost heading and what is asked are the same.</summary>
    HeadingTopic,

    /// <summary>How much of the innermost heading the question speaks of.</summary>
    HeadingPrecision,

    /// <summary>The share of the question's concepts, each counted alike, that the sentence or its headings say.</summary>
    Concepts,

    /// <summary>The share of neighbouring concepts of the question that are neighbours in the sentence too.</summary>
    Pairs,

    /// <summary>How much of the sentence the question speaks of.</summary>
    Density,

    /// <summary>The passage's score against the best passage's.</summary>
    PassageScore,

    /// <summary>
    /// How near the sentence is to what is asked beside the document's name, by the encoder; 0 where words alone rank; likewise below.
    /// </summary>
    SentenceMeaning,

    /// <summary>How near the passage is, with its title and headings, to the whole question.</summary>
    PassageMeaning,

    /// <summary>How near the innermost heading is.</summary>
    HeadingMeaning,

    /// <summary>How near the passage is between the usual passage (0) and the nearest (1).</summary>
    NearestMeaning,

    /// <summary>The share of the question's names that the document bears.</summary>
    DocumentMatch,

    /// <summary>1 where no document bears more of the question's names, and this one bears half of them or more.</summary>
    DocumentChosen,

    /// <summary>The share of the document's title that the question says, where the question names documents.</summary>
    TitlePrecision,

    /// <summary>The share of the question's names that the document's title bears: its first page may only mention others.</summary>
    TitleRecall,

    /// <summary>The share of the question's names that the sentence says.</summary>
    NamesInSentence,

    /// <summary>The share of the question's names that neither the document's names nor the passage say.</summary>
    NamesMissing,

    /// <summary>
    /// The share of what the question says beside its names that neither the sentence nor its headings say: 1 where names alone match.
    /// </summary>
    NamesAlone,

    /// <summary>Likewise the share that the whole passage does not say.</summary>
    TopicMissing,

    /// <summary>How much the rarest word of the question tells that neither the passage nor the document's names say.</summary>
    Missing,

    /// <summary>
    /// Likewise of the rarest that neither the sentence nor its headings say; what the document is called by is passed over.
    /// </summary>
    Unsaid,

    /// <summary>
    /// How much the first thing that is asked of the names is missing from sentence and headings: "owns" in "who owns the firm".
    /// </summary>
    FirstMissing,

    /// <summary>Likewise the last: "retire" in "when did the judge retire".</summary>
    LastMissing,

    /// <summary>The share of the question's weight that no passage of the corpus says.</summary>
    UnknownShare,

    /// <summary>1 where an agreement as a whole is asked about, and the sentence speaks of its own agreement.</summary>
    OfItself,

    /// <summary>Where an agreement as a whole is asked about: how late in the document the sentence stands.</summary>
    LateOfItself,

    /// <summary>How much what is to be counted ("how many soldiers") is missing from sentence and headings.</summary>
    CountedMissing,

    /// <summary>1 where a number stands before what is to be counted.</summary>
    Counts,

    /// <summary>1 where it is asked how many there are, and the sentence tells what something is made up of.</summary>
    Constitutes,

    /// <summary>
    /// 1 where a number is asked for as a bound, and the sentence has it as one of the other side: "up to 20 m" for "over 20 m".
    /// </summary>
    OtherBound,

    /// <summary>
    /// 1 where the article or section that was asked for by number is this one, less where the sentence only mentions it.
    /// </summary>
    Clause,

    /// <summary>1 where an article or section was asked for by number and this is not it.</summary>
    ClauseMissing,

    /// <summary>1 where a date is wanted and the sentence has one that the question does not say; likewise below.</summary>
    HasDate,
    HasDuration,
    HasAmount,
    HasPerson,
    HasPlace,
    HasDefinition,
    HasName,
    HasReason,
    HasProcedure,
    HasSpeech,

    /// <summary>1 where one of these is wanted and the sentence has none.</summary>
    LacksKind,

    /// <summary>1 for the first sentence of a passage.</summary>
    First,

    /// <summary>1 for the first passage of its reading.</summary>
    Opening,

    /// <summary>1 for fewer than six words.</summary>
    Short,

    /// <summary>Words above forty, in hundreds; 1 at the most.</summary>
    Long,

    /// <summary>1 for a line of a menu, of a signature or of a table rather than a sentence.</summary>
    Scrap,
}

/// <summary>How many features there are, and which belongs to a kind of question.</summary>
internal static class QuoteFeatures
{
    public static readonly int Count = Enum.GetValues<QuoteFeature>().Length;

    /// <summary>
    /// The feature of a sentence that holds the wanted kind of thing; that of <see cref="AnswerKind.Statement"/> and others without one is
    /// never set.
    /// </summary>
    public static QuoteFeature OfKind(AnswerKind kind) => kind switch
    {
        AnswerKind.Date => QuoteFeature.HasDate,
        AnswerKind.Duration => QuoteFeature.HasDuration,
        AnswerKind.Amount => QuoteFeature.HasAmount,
        AnswerKind.Person => QuoteFeature.HasPerson,
        AnswerKind.Place => QuoteFeature.HasPlace,
        AnswerKind.Definition => QuoteFeature.HasDefinition,
        AnswerKind.Name => QuoteFeature.HasName,
        AnswerKind.Reason => QuoteFeature.HasReason,
        AnswerKind.Procedure => QuoteFeature.HasProcedure,
        _ => QuoteFeature.HasSpeech,
    };
}
