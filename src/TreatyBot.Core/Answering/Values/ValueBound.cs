namespace TreatyBot.Core.Answering.Values;

/// <summary>What a value bounds.</summary>
internal enum ValueBound
{
    /// <summary>It is the value itself.</summary>
    Exact,

    /// <summary>"At least", "more than": the value or more.</summary>
    AtLeast,

    /// <summary>"At most", "within": the value or less.</summary>
    AtMost,

    /// <summary>"About": near the value.</summary>
    About,
}
