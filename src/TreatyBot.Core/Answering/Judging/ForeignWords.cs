using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Retrieval;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>
/// Whether a word of the question that a candidate does not say is foreign to it, or is said there in other words. Where the question
/// without the word is nearer to the candidate than with it, the word asks for something else: "military" in "How long is military leave?"
/// before "Staff have 24 days of leave". A word that is meant by what stands there brings the two nearer.
/// </summary>
internal sealed class ForeignWords(QuestionAnalysis question, TextEncoder encoder, QuestionMeaning meaning, Catalogue catalogue)
{
    /// <summary>So many of the words that a candidate does not say are tried: the rarest.</summary>
    private const int MostTried = 2;

    /// <summary>Of cosines: by a fifth a single word moves them at the most.</summary>
    private const double FullShift = 0.2;

    private readonly Dictionary<int, QueryVector> _without = [];

    /// <param name="candidate">What may answer.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>How much nearer sentence and passage come without the most foreign word: from -1 to 1; below 0 where each unsaid word
    /// belongs, 0 where all words are said.</returns>
    public async ValueTask<(double Sentence, double Passage)> WeighAsync(QuoteCandidate candidate, CancellationToken cancellationToken)
    {
        var tried = Enumerable.Range(0, candidate.Gaps.Count)
            .Where(i => candidate.Gaps[i] > 0 && (question.Concepts[i].Roles & ConceptRoles.OfAsking) == ConceptRoles.None)
            .OrderByDescending(i => candidate.Gaps[i])
            .Take(MostTried)
            .ToList();
        if (tried.Count == 0
            || catalogue.FindByPassage(candidate.Passage.PassageId) is not { } entry
            || !await EncodeAsync(tried, cancellationToken))
        {
            return (0, 0);
        }

        var whole = meaning.Compare(entry, candidate.Passage.PassageId, candidate.Sentence);
        var shifts = tried.Select(i => meaning.Compare(entry, candidate.Passage.PassageId, candidate.Sentence, _without[i])).ToList();
        return (Shift(shifts.Max(without => without.Sentence) - whole.Sentence),
            Shift(shifts.Max(without => without.Passage) - whole.Passage));
    }

    private static double Shift(double cosine) => Math.Clamp(cosine / FullShift, -1, 1);

    private async ValueTask<bool> EncodeAsync(List<int> concepts, CancellationToken cancellationToken)
    {
        var missing = concepts.Where(i => !_without.ContainsKey(i)).ToList();
        if (missing.Count == 0)
        {
            return true;
        }

        if (await encoder.EncodeQueriesAsync([.. missing.Select(i => QuestionText.Without(question, i))], cancellationToken)
            is not { } vectors)
        {
            return false;
        }

        for (var i = 0; i < vectors.Length; i++)
        {
            _without[missing[i]] = vectors[i];
        }

        return true;
    }
}
