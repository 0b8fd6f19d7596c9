namespace TreatyBot.Core.Answering;

/// <summary>What is known of a sentence as an answer to a question; every value lies between 0 and 1 unless it says otherwise.</summary>
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

    /// <summary>1 where the sentence holds the kind of thing that is wanted: a date, an amount, a name.</summary>
    Kind,

    /// <summary>The share of neighbouring concepts of the question that are neighbours in the sentence too.</summary>
    Pairs,

    /// <summary>The passage's score against the best passage's.</summary>
    PassageScore,

    /// <summary>The share of the question's names that the document bears.</summary>
    DocumentMatch,

    /// <summary>1 where no document bears more of the question's names, and this one bears half of them or more.</summary>
    DocumentChosen,

    /// <summary>1 where the article or section that was asked for by number is this one, or is named in the sentence.</summary>
    Clause,

    /// <summary>1 for the first sentence of a passage.</summary>
    First,

    /// <summary>1 for fewer than six words.</summary>
    Short,

    /// <summary>Words above forty, in hundreds; 1 at the most.</summary>
    Long,
}
