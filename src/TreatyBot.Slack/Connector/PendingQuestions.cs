using System.Collections.Concurrent;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>Questions that are accepted and not yet answered, by the message that asks: what happens to the message meanwhile counts.</summary>
internal sealed class PendingQuestions
{
    private readonly ConcurrentDictionary<(string Team, string Channel, string Ts), Message> _pending = new();

    public void Begin(AskedQuestion question)
    {
        if (KeyOf(ReplyAddress.Of(question)) is { } key)
        {
            _pending.TryAdd(key, new Message(question.Text, question.Text, IsDeleted: false));
        }
    }

    public void End(AskedQuestion question)
    {
        if (KeyOf(ReplyAddress.Of(question)) is { } key)
        {
            _pending.TryRemove(key, out _);
        }
    }

    /// <summary>
    /// The same message has come again: as it was, a redelivery, or edited. Where the bot hears of mentions alone, that is all that it hears of an edit.
    /// </summary>
    public void NoteAgain(AskedQuestion question)
    {
        if (KeyOf(ReplyAddress.Of(question)) is { } key)
        {
            Change(key, before => question.Text == before.Original ? before : before with { Text = question.Text });
        }
    }

    public void Note(SlackMessageEdited edited) => Change((edited.Team, edited.Channel, edited.Ts), before => before with { Text = SlackMarkup.ToPlain(edited.Text) });

    public void Note(SlackMessageDeleted deleted) => Change((deleted.Team, deleted.Channel, deleted.Ts), before => before with { IsDeleted = true });

    /// <summary>What the question reads now; null where it is deleted.</summary>
    public string? TextOf(AskedQuestion question)
    {
        if (KeyOf(ReplyAddress.Of(question)) is not { } key || !_pending.TryGetValue(key, out var message))
        {
            return question.Text;
        }

        return message.IsDeleted ? null : message.Text == message.Original ? question.Text : message.Text;
    }

    private static (string Team, string Channel, string Ts)? KeyOf(ReplyAddress address) => address.Ts is { } ts ? (address.Team, address.Channel, ts) : null;

    private void Change((string, string, string) key, Func<Message, Message> change)
    {
        while (_pending.TryGetValue(key, out var before) && !_pending.TryUpdate(key, change(before), before))
        {
        }
    }

    private sealed record Message(string Original, string Text, bool IsDeleted);
}
