namespace TreatyBot.Tuning;

/// <summary>A question with its candidates as the ranker saw them.</summary>
/// <param name="Set">The name of its set.</param>
/// <param name="IsHeldBack">True where it is only measured on.</param>
/// <param name="IsAnswerable">False where the right thing is to abstain.</param>
/// <param name="Candidates">Their features, and whether the quote made of each is right.</param>
internal sealed record TuningQuestion(string Set, bool IsHeldBack, bool IsAnswerable, IReadOnlyList<TuningCandidate> Candidates)
{
    public bool HasRight => Candidates.Any(candidate => candidate.IsRight);
}

/// <summary>One candidate of a question.</summary>
internal sealed record TuningCandidate(double[] Features, double[] AnswerFeatures, bool IsRight);
