using System.Globalization;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// Names a reply by the question that it replies to, and by what it shows where somebody has turned to another article:
/// <c>discord:i:17#4</c>.
/// </summary>
/// <param name="EventKey">The question.</param>
/// <param name="Passage">The place of the first passage that is shown; null for the reply as it was first given.</param>
public sealed record ReplyKey(string EventKey, int? Passage = null)
{
    private const char Mark = '#';

    public static ReplyKey Parse(string key)
    {
        var at = key.LastIndexOf(Mark);
        return at > 0 && int.TryParse(key.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var passage)
            ? new ReplyKey(key[..at], passage)
            : new ReplyKey(key);
    }

    public override string ToString() =>
        Passage is { } passage ? string.Create(CultureInfo.InvariantCulture, $"{EventKey}{Mark}{passage}") : EventKey;
}
