namespace TreatyBot.Core.Answering.Understanding;

/// <summary>What kind of answer a question wants.</summary>
public enum AnswerKind
{
    /// <summary>No particular kind: whatever is said of the subject.</summary>
    Statement,
    Date,
    Duration,
    Amount,
    Person,
    Place,
    Definition,
    Name,
    YesNo,
    Reason,
    Procedure,

    /// <summary>What somebody said, wrote or thinks.</summary>
    Speech,
}
