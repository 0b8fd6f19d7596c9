namespace TreatyBot.Core.Answering;

/// <summary>What is known of a sentence as an answer to a question; every value lies between 0 and 1.</summary>
internal enum QuoteFeature
{
    /// <summary>The share of the question's weight that the sentence itself says.</summary>
    InSentence,

    /// <summary>The share that only the headings above it say.</summary>
    InHeadings,

    /// <summary>The share that only its neighbours in the passage say.</summary>
    InPassage,

    /// <summary>The share that only the document's title or first page says.</summary>
    InTitle,

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

    /// <summary>The share of the question's names that the document bears.</summary>
    DocumentMatch,

    /// <summary>1 where no document bears more of the question's names, and this one bears half of them or more.</summary>
    DocumentChosen,

    /// <summary>The share of the question's names that neither the document's names nor the passage say.</summary>
    NamesMissing,

    /// <summary>1 where the question speaks of a word that no passage has, by any of its names.</summary>
    UnknownWord,

    /// <summary>1 where the article or section that was asked for by number is this one, or is named in the sentence.</summary>
    Clause,

    /// <summary>1 where an article or section was asked for by number and this is not it.</summary>
    ClauseMissing,

    /// <summary>1 where a date is wanted and the sentence has one; likewise below.</summary>
    HasDate,
    HasDuration,
    HasAmount,
    HasPerson,
    HasPlace,
    HasDefinition,
    HasName,
    HasReason,
    HasProcedure,

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
}
