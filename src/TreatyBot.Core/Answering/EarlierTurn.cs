namespace TreatyBot.Core.Answering;

/// <summary>What was asked before a question in the same conversation, and what was replied to it.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Answer">The answer, of which nothing is left that the asker may not see; null where none is known.</param>
public sealed record EarlierTurn(string Question, Answer? Answer = null);
