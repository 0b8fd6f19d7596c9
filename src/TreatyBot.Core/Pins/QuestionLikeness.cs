using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Core.Pins;

/// <summary>
/// Tells whether two questions ask the same. A pin that answers a question which it was not made for is worse than none: names, numbers
/// and the kind of answer must agree, whatever the other words are.
/// </summary>
internal sealed class QuestionLikeness(QuestionAnalysis question, QueryVector? vector)
{
    /// <summary>
    /// All that one of the two speaks of, synonyms counted, the other must speak of, and it may speak of little more: with one word
    /// exchanged for another it asks something else.
    /// </summary>
    private const double LeastShared = 0.7;

    /// <summary>From this cosine on two questions with the same names and numbers ask the same, whatever their words are.</summary>
    private const double NearInMeaning = 0.92;

    private readonly List<Concept> _subject =
        [.. question.Concepts.Where(concept => (concept.Roles & ConceptRoles.OfAsking) == ConceptRoles.None)];

    /// <summary>How like the two are, from 0 (not the same question) to 1.</summary>
    public double Compare(QuestionLikeness other)
    {
        if (!AskTheSameClause(question.ClauseReference, other.Question.ClauseReference)
            || !(question.Kind == other.Question.Kind || question.Kind == AnswerKind.Statement
                || other.Question.Kind == AnswerKind.Statement)
            || !HasNamesOf(other)
            || !other.HasNamesOf(this))
        {
            return 0;
        }

        var (ours, theirs) = (ShareOf(other), other.ShareOf(this));
        var words = Math.Max(ours, theirs) < 1 ? 0 : Math.Min(ours, theirs);
        var meaning = vector is { } one && other.Vector is { } another && one.Dimensions == another.Dimensions ? one.Cosine(another) : 0;
        return meaning >= NearInMeaning ? Math.Max(words, meaning) : words >= LeastShared ? words : 0;
    }

    /// <summary>Whether its meaning is known: the encoder may come later than the first questions.</summary>
    public bool HasMeaning => vector is not null;

    private QuestionAnalysis Question => question;

    private QueryVector? Vector => vector;

    /// <summary>Whether every name and number of the other one is here too.</summary>
    private bool HasNamesOf(QuestionLikeness other) =>
        other._subject.Where(IsFixed).All(named => _subject.Exists(concept => SayTheSame(concept, named)));

    private double ShareOf(QuestionLikeness other) =>
        _subject.Count == 0 ? 0
            : _subject.Count(concept => other._subject.Exists(theirs => SayTheSame(concept, theirs))) / (double)_subject.Count;

    private static bool AskTheSameClause(ClauseReference? one, ClauseReference? other) => one is null
        ? other is null
        : other is not null
            && (one.Paragraph, one.Suffix) == (other.Paragraph, other.Suffix)
            && one.Numbers.Intersect(other.Numbers, StringComparer.Ordinal).Any();

    private static bool IsFixed(Concept concept) =>
        concept.IsName || concept.OwnTerms.Any(term => term.Any(char.IsDigit));

    private static bool SayTheSame(Concept one, Concept other) =>
        one.Phrases.Any(phrase => phrase.Terms.SequenceEqual(other.OwnTerms, StringComparer.Ordinal))
        || other.Phrases.Any(phrase => phrase.Terms.SequenceEqual(one.OwnTerms, StringComparer.Ordinal));
}
