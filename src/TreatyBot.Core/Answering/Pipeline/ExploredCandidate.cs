using TreatyBot.Core.Answering.Ranking;
using TreatyBot.Core.Answering.Ranking.Features;

namespace TreatyBot.Core.Answering.Pipeline;

/// <summary>A candidate as the ranker saw it.</summary>
/// <param name="Document">The path of its document.</param>
/// <param name="Text">The quote that it would make.</param>
/// <param name="Features">By <see cref="QuoteFeature"/>.</param>
/// <param name="AnswerFeatures">By <see cref="AnswerFeature"/>.</param>
/// <param name="Score">Its ranking score.</param>
internal sealed record ExploredCandidate(string Document, string Text, float[] Features, float[] AnswerFeatures, double Score);
