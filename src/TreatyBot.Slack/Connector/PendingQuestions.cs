using System.Collections.Concurrent;

namespace TreatyBot.Slack.Connector;

/// <summary>
/// Questions that are accepted and not yet answered, by the message that asks: what happens to the message meanwhile counts.
/// </summary>
internal sealed class PendingQuestions
{
    private readonly ConcurrentDictionary<(string Team, string Channel, string Ts), PendingQuestion> _pending = new();

    public void Begin(PendingQuestion question)
    {
        if (KeyOf(question.Address) is { } key)
        {
            _pending.TryAdd(key, question);
        }
    }

    public void End(PendingQuestion question)
    {
        if (KeyOf(question.Address) is { } key)
        {
            _pending.TryRemove(KeyValuePair.Create(key, question));
        }
    }

    /// <summary>The question in a message; null where the message asks none, or its question has its reply.</summary>
    public PendingQuestion? Find(string team, string channel, string? ts) =>
        ts is null ? null : _pending.GetValueOrDefault((team, channel, ts));

    private static (string Team, string Channel, string Ts)? KeyOf(ReplyAddress address) =>
        address.Ts is { } ts ? (address.Team, address.Channel, ts) : null;
}
