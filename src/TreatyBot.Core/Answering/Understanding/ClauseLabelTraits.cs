namespace TreatyBot.Core.Answering.Understanding;

/// <summary>What the parts of a document that bear one label are like.</summary>
[Flags]
internal enum ClauseLabelTraits
{
    None = 0,

    /// <summary>A part of an article rather than an article: paragraph.</summary>
    IsInner = 1,

    /// <summary>Headings bear its number alone: "2.1 Trains".</summary>
    MayLackLabel = 2,

    /// <summary>It is told by a letter, written small by people in a hurry: "annex c".</summary>
    HasLetter = 4,

    /// <summary>It is a paragraph behind a number in brackets: recital.</summary>
    IsItem = 8,

    /// <summary>People ask for it by what it is about: "the section on leave".</summary>
    HasTopic = 16,
}
