using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>A reply as it is to be posted.</summary>
/// <param name="Write">Writes the message; told whether the asker must be named because Discord does not.</param>
/// <param name="ThreadName">What a thread of its own is called; null where it gets none.</param>
internal sealed record RenderedReply(Func<bool, OutgoingMessage> Write, string? ThreadName = null)
{
    public static RenderedReply Of(OutgoingMessage message) => new(_ => message);
}
