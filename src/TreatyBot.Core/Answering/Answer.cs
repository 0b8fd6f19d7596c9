using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering;

/// <summary>
/// The result of a question: <see cref="Answered"/>, <see cref="NothingFound"/> or <see cref="Refused"/>. What asks the documents nothing
/// never comes so far: the desk has a result of its own for it.
/// </summary>
public abstract record Answer
{
    private protected Answer(double confidence) => Confidence = confidence;

    /// <summary>How likely one of the first three quotes answers the question, or would have: from 0 to 1, calibrated.</summary>
    public double Confidence { get; }
}

/// <summary>Passages that answer.</summary>
public sealed record Answered : Answer
{
    /// <param name="citations">The best first; one or more.</param>
    /// <param name="differs">True where the citations contradict each other; each then has a side.</param>
    /// <param name="confidence">From 0 to 1.</param>
    public Answered(IReadOnlyList<Citation> citations, bool differs, double confidence)
        : base(confidence)
    {
        ArgumentOutOfRangeException.ThrowIfZero(citations.Count);
        Citations = citations;
        Differs = differs;
    }

    /// <summary>Where several things were asked: the quotes of all, question after question.</summary>
    public IReadOnlyList<Citation> Citations { get; }

    public bool Differs { get; }

    /// <summary>Where several things were asked in one message: each with its own answer, in their order; else empty.</summary>
    public IReadOnlyList<AnswerPart> Parts { get; private init; } = [];

    /// <summary>The answer to a message that asks several things.</summary>
    /// <param name="parts">Each question with its answer, none of which has parts; one or more.</param>
    /// <returns>Where one of them alone is left, its answer; where none is answered, the likeliest one's.</returns>
    public static Answer Together(IReadOnlyList<AnswerPart> parts)
    {
        var answered = parts.Select(part => part.Answer).OfType<Answered>().ToList();
        return parts.Count == 1 || answered.Count == 0
            ? parts.MaxBy(part => part.Answer.Confidence)!.Answer
            : new Answered(
                [.. answered.SelectMany(answer => answer.Citations)],
                answered.Exists(answer => answer.Differs),
                answered.Min(answer => answer.Confidence))
            {
                Parts = parts,
            };
    }
}

/// <summary>One of the questions of a message that asks several things.</summary>
/// <param name="Question">As it was written.</param>
/// <param name="Answer">What was found to it.</param>
public sealed record AnswerPart(string Question, Answer Answer);

/// <summary>The corpus does not say.</summary>
public sealed record NothingFound : Answer
{
    /// <param name="searched">What was looked through.</param>
    /// <param name="nearest">What came nearest, shown as "not an answer"; may be empty.</param>
    /// <param name="confidence">From 0 to 1; below the line that an answer needs.</param>
    /// <param name="absent">The article that was asked for, where the document has none of its number; else null.</param>
    public NothingFound(SearchedScope searched, IReadOnlyList<Citation> nearest, double confidence, AbsentClause? absent = null)
        : base(confidence)
    {
        Absent = absent;
        Searched = searched;
        Nearest = nearest;
    }

    public SearchedScope Searched { get; }

    public IReadOnlyList<Citation> Nearest { get; }

    public AbsentClause? Absent { get; }
}

/// <summary>The question was not looked up, and why.</summary>
public sealed record Refused : Answer
{
    /// <param name="reason">The kind of reason.</param>
    /// <param name="message">What happened and what the asker can do, in whole sentences.</param>
    public Refused(RefusalReason reason, string message)
        : base(0)
    {
        Reason = reason;
        Message = message;
    }

    public RefusalReason Reason { get; }

    public string Message { get; }
}

/// <summary>Why a question was not looked up.</summary>
public enum RefusalReason
{
    /// <summary>No text, or nothing in it that can be looked for (stop words, signs, control characters).</summary>
    NothingToLookFor,

    /// <summary>Longer than the limit.</summary>
    TooLong,

    /// <summary>No collection may be shown to this asker in this place.</summary>
    NotAllowedHere,

    /// <summary>The asker has asked too often in the last minute.</summary>
    TooManyQuestions,

    /// <summary>The first indexing is under way, or the collections hold no document.</summary>
    NothingIndexed,

    /// <summary>Something broke on our side; the log says what.</summary>
    Failed,
}

/// <summary>What a search looked through.</summary>
/// <param name="Collections">The collections that the asker may see here, by name.</param>
/// <param name="Documents">How many documents they hold.</param>
/// <param name="Passages">How many passages.</param>
/// <param name="PassedOver">How many files lie there that no reader takes.</param>
public sealed record SearchedScope(IReadOnlyList<string> Collections, int Documents, int Passages, int PassedOver = 0)
{
    /// <summary>The languages that their documents are in, by their codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [DocumentFacts.UsualLanguage];
}
