using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Ranking.Features;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>A sentence, or a few that lean on one another, as a possible quote.</summary>
/// <param name="Passage">The passage that it stands in.</param>
/// <param name="Sentence">The number of the sentence that was scored.</param>
/// <param name="Features">By <see cref="QuoteFeature"/>.</param>
/// <param name="Said">How much of the question the sentence and its headings say: by weight, not by share.</param>
/// <param name="Unsaid">Likewise how much nothing about it says.</param>
/// <param name="Score">How it stands against the other candidates; higher is better.</param>
/// <param name="Gaps">By concept of the question: its weight where it is hardly said about the sentence, else 0.</param>
internal sealed record QuoteCandidate(
    PassageAnalysis Passage, int Sentence, float[] Features, double Said, double Unsaid, double Score, IReadOnlyList<double> Gaps)
{
    public TextRange Range => Passage.Sentences[Sentence].Range;
}
