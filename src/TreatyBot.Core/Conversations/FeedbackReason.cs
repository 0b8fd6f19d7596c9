namespace TreatyBot.Core.Conversations;

/// <summary>Why a reply did not help.</summary>
public enum FeedbackReason
{
    WrongPassage,
    OutOfDate,
    Incomplete,
    Unclear,

    /// <summary>Something else, in words of one's own.</summary>
    Other,
}

/// <summary>What became of a reason.</summary>
public enum FeedbackReasonResult
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>The same person has given another one before, which stands.</summary>
    GivenBefore,

    /// <summary>That person has not said that the reply did not help.</summary>
    NotAsked,
}

/// <summary>Reasons as buttons ask for them and replies speak of them.</summary>
public static class FeedbackReasons
{
    /// <summary>The reason that a button gives; null for any other button.</summary>
    public static FeedbackReason? Of(ReplyAction action) => action switch
    {
        ReplyAction.WrongPassage => FeedbackReason.WrongPassage,
        ReplyAction.OutOfDate => FeedbackReason.OutOfDate,
        ReplyAction.Incomplete => FeedbackReason.Incomplete,
        ReplyAction.Unclear => FeedbackReason.Unclear,
        _ => null,
    };

    /// <summary>What is said to whoever gave one.</summary>
    public static string Describe(FeedbackReasonResult result, string? locale) => InterfaceTexts.Get(
        result switch
        {
            FeedbackReasonResult.Kept => "ReasonKept",
            FeedbackReasonResult.GivenBefore => "ReasonKnown",
            _ => "ReasonNotWanted",
        },
        locale);
}
