namespace TreatyBot.Core.Conversations;

/// <summary>A question of a thread and its reply.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="At">When it was replied to.</param>
/// <param name="Reply">All of it that may be shown.</param>
public sealed record ThreadTurn(string Question, DateTimeOffset At, Reply Reply);
