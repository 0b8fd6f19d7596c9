using TreatyBot.Core.Answering;

namespace TreatyBot.Core.Pins;

/// <summary>A pin as it stands now.</summary>
/// <param name="Pin">It.</param>
/// <param name="Citation">Its words, marked as pinned; null where its document is gone.</param>
/// <param name="Mark">What is to be said of it.</param>
public sealed record PinnedQuote(Pin Pin, Citation? Citation, PinMark Mark);
