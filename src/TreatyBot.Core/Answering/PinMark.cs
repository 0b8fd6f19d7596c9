namespace TreatyBot.Core.Answering;

/// <summary>What is to be said of a quote that was pinned.</summary>
/// <param name="Id">The pin.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="ReviewBy">Until when it is to be looked at again.</param>
/// <param name="State">What has become of it.</param>
/// <param name="IsReviewDue">Whether that day had passed when it was shown.</param>
public sealed record PinMark(long Id, string Owner, DateOnly ReviewBy, PinState State, bool IsReviewDue);

/// <summary>What has become of a pin.</summary>
public enum PinState
{
    /// <summary>Its document is as it was.</summary>
    Current,

    /// <summary>Its document has changed; the words still stand in it.</summary>
    DocumentChanged,

    /// <summary>Its document has changed, and the words stand in it no longer.</summary>
    WordsGone,

    /// <summary>Its document answers no more: the quote is shown to nobody.</summary>
    DocumentGone,
}
