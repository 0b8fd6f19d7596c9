using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering;

/// <summary>A sentence, or a few that lean on one another, as a possible quote.</summary>
/// <param name="Passage">The passage that it stands in.</param>
/// <param name="Sentence">The number of the sentence that was scored.</param>
/// <param name="Features">By <see cref="QuoteFeature"/>.</param>
/// <param name="Score">How it stands against the other candidates; higher is better.</param>
internal sealed record QuoteCandidate(PassageAnalysis Passage, int Sentence, double[] Features, double Score)
{
    public TextRange Range => Passage.Sentences[Sentence].Range;
}
