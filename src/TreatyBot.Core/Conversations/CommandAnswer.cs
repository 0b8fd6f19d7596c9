using TreatyBot.Core.Answering;

namespace TreatyBot.Core.Conversations;

/// <summary>What came of a command that changes something.</summary>
/// <param name="Message">In whole sentences.</param>
public sealed record CommandAnswer(string Message) : Answer(0);
