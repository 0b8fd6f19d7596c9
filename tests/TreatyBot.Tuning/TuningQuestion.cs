namespace TreatyBot.Tuning;

/// <summary>A question with its candidates as the ranker saw them.</summary>
/// <param name="Set">The name of its set.</param>
/// <param name="IsHeldBack">True where it is only measured on.</param>
/// <param name="Kind">Whether there is an answer.</param>
/// <param name="Candidates">Their features, and whether the quote made of each is right.</param>
internal sealed record TuningQuestion(string Set, bool IsHeldBack, TuningKind Kind, IReadOnlyList<TuningCandidate> Candidates)
{
    public bool IsAnswerable => Kind == TuningKind.Answerable;

    public bool HasRight => Candidates.Any(candidate => candidate.IsRight);
}

internal enum TuningKind
{
    /// <summary>The corpus answers it.</summary>
    Answerable,

    /// <summary>The corpus speaks of what it asks about, and does not answer it.</summary>
    Near,

    /// <summary>Nothing answers it: it is of another set, or its document was left out.</summary>
    Far,
}

/// <summary>One candidate of a question.</summary>
internal sealed record TuningCandidate(double[] Features, double[] AnswerFeatures, bool IsRight);
