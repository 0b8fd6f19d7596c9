using TreatyBot.Core.Answering;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// The reply to a message that asks the documents nothing. Its kind alone is kept: what it says is made anew wherever it is shown, since it
/// may name documents.
/// </summary>
/// <param name="Message">What it replies to.</param>
public sealed record SocialAnswer(SocialMessage Message) : Answer(0);
