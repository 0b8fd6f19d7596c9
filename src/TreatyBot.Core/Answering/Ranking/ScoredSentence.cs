using TreatyBot.Core.Answering.Passages;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>A sentence with its ranking score: one of the hundreds that a question looks at.</summary>
/// <param name="Passage">The passage that it stands in.</param>
/// <param name="Sentence">Its number in the passage.</param>
/// <param name="PassageScore">The passage's score against the best one's.</param>
/// <param name="Score">How it stands against the others; higher is better.</param>
internal readonly record struct ScoredSentence(PassageAnalysis Passage, int Sentence, double PassageScore, double Score);
