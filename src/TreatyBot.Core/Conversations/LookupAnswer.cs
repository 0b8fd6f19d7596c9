using TreatyBot.Core.Answering;
using TreatyBot.Core.Lookup;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// The reply to a command that asks no question. The command alone is kept: what it finds is looked up anew wherever it is shown, for
/// whoever may see it there.
/// </summary>
/// <param name="Command">What is looked up.</param>
public sealed record LookupAnswer(LookupCommand Command) : Answer(0);
