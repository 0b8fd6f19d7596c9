using System.Collections.Concurrent;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>Questions that are accepted and not yet answered, by the message that asks: what happens to the message meanwhile counts.</summary>
internal sealed class PendingQuestions
{
    private readonly ConcurrentDictionary<(string Team, string Channel, string Ts), Change> _pending = new();

    public void Begin(ReplyAddress address)
    {
        if (address.Ts is { } ts)
        {
            _pending.TryAdd((address.Team, address.Channel, ts), new Change(null, false));
        }
    }

    public void End(ReplyAddress address)
    {
        if (address.Ts is { } ts)
        {
            _pending.TryRemove((address.Team, address.Channel, ts), out _);
        }
    }

    public void Note(SlackMessageEdited edited) => Note((edited.Team, edited.Channel, edited.Ts), before => before with { Text = edited.Text });

    public void Note(SlackMessageDeleted deleted) => Note((deleted.Team, deleted.Channel, deleted.Ts), before => before with { IsDeleted = true });

    /// <summary>What has become of the message; null where it stands as it was.</summary>
    public Change? Find(ReplyAddress address) =>
        address.Ts is { } ts && _pending.TryGetValue((address.Team, address.Channel, ts), out var change) && change is not { Text: null, IsDeleted: false } ? change : null;

    private void Note((string, string, string) message, Func<Change, Change> change)
    {
        while (_pending.TryGetValue(message, out var before) && !_pending.TryUpdate(message, change(before), before))
        {
        }
    }

    /// <param name="Text">As Slack has it now; null: as it was.</param>
    /// <param name="IsDeleted">It is gone.</param>
    public sealed record Change(string? Text, bool IsDeleted);
}
