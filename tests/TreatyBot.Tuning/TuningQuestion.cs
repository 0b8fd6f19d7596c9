namespace TreatyBot.Tuning;

/// <summary>A question with its candidates as the ranker saw them.</summary>
/// <param name="Set">The name of its set.</param>
/// <param name="Fold">Which part of the documents it is asked of: 0 to <see cref="Folds"/> − 1. No document is in two.</param>
/// <param name="Question">As it was asked.</param>
/// <param name="Kind">Whether there is an answer.</param>
/// <param name="Candidates">Their features, and whether the quote made of each is right.</param>
internal sealed record TuningQuestion(string Set, int Fold, string Question, TuningKind Kind, IReadOnlyList<TuningCandidate> Candidates)
{
    /// <summary>Into so many parts the documents fall; each is measured by what was fitted to the others.</summary>
    public const int Folds = 3;

    public bool IsAnswerable => Kind == TuningKind.Answerable;

    /// <summary>The features of the candidates.</summary>
    public IReadOnlyList<float[]> Rows { get; } = [.. Candidates.Select(candidate => candidate.Features)];

    public bool HasRight => Candidates.Any(candidate => candidate.IsRight);
}

internal enum TuningKind
{
    /// <summary>The corpus answers it.</summary>
    Answerable,

    /// <summary>The corpus speaks of what it asks about, and does not answer it.</summary>
    Near,

    /// <summary>Likewise, made of a question that it answers; see <see cref="AlteredQuestion"/>.</summary>
    Altered,

    /// <summary>Nothing answers it: it is of another set, or its document was left out.</summary>
    Far,
}

/// <summary>One candidate of a question.</summary>
internal sealed record TuningCandidate(string Text, float[] Features, float[] AnswerFeatures, bool IsRight);
