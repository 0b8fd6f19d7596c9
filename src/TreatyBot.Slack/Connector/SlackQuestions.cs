using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>
/// Makes questions of events that address the bot. Of the two events that one mention in a channel brings, <c>app_mention</c> is always the one that is
/// answered, so that nothing hangs on their order.
/// </summary>
internal sealed class SlackQuestions(IDesk desk, IOptions<SlackOptions> options, TimeProvider clock)
{
    public const string FindSources = "find_sources";

    private static readonly string[] QuestionWords =
    [
        "who", "whom", "whose", "what", "when", "where", "why", "which", "how", "is", "are", "was", "were", "do", "does", "did", "can", "could", "may", "must", "shall",
        "should", "will", "would", "has", "have", "and",
    ];

    /// <summary>The question in a message; null where it is not for the bot.</summary>
    public async Task<AskedQuestion?> OfMessageAsync(SlackMessageEvent message, SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        if (message.IsBot || message.User == workspace.BotUser)
        {
            return null;
        }

        var isDirect = message.Kind == SlackMessageKind.Direct || message.Channel.StartsWith('D');
        var isForUs = message.Kind switch
        {
            SlackMessageKind.Mention => !isDirect,
            SlackMessageKind.Direct => true,
            _ => !isDirect && await IsFollowUpAsync(message, workspace, cancellationToken),
        };
        if (!isForUs)
        {
            return null;
        }

        // In a channel the answer stands in a thread; in a direct message only where the question does.
        var thread = message.Thread ?? (isDirect ? null : message.Ts);
        var address = new ReplyAddress(
            workspace.Team, message.Channel, message.User, thread, message.Ts, null, isDirect && message.Thread is not null);
        return new AskedQuestion(
            Key(workspace.Team, message.Channel, message.User, message.ClientMessageId ?? message.Ts),
            SlackMarkup.ToPlain(message.Text),
            SlackMemberships.Asker(message.UserTeam, message.User),
            isDirect ? SlackPlaces.Direct(message.Channel, thread) : SlackPlaces.Unknown(workspace.Team, message.Channel, thread),
            TimeOf(message.Ts),
            ReplyTo: address.Write());
    }

    public AskedQuestion OfCommand(SlackCommandEvent command) => new(
        Key(command.Team, command.Channel, command.User, command.Trigger),
        SlackMarkup.ToPlain(command.Text),
        SlackMemberships.Asker(command.Team, command.User),
        SlackPlaces.Unknown(command.Team, command.Channel, null),
        clock.GetUtcNow(),
        OnlyMe: options.Value.CommandReplies == SlackCommandReplies.Asker,
        ReplyTo: new ReplyAddress(command.Team, command.Channel, command.User, null, null, command.ResponseUrl, false).Write());

    public AskedQuestion OfShortcut(SlackShortcutEvent shortcut) => new(
        Key(shortcut.Team, shortcut.Channel, shortcut.User, shortcut.Trigger),
        SlackMarkup.ToPlain(shortcut.Text),
        SlackMemberships.Asker(shortcut.Team, shortcut.User),
        SlackPlaces.Unknown(shortcut.Team, shortcut.Channel, null),
        clock.GetUtcNow(),
        OnlyMe: true,
        ReplyTo: new ReplyAddress(shortcut.Team, shortcut.Channel, shortcut.User, null, null, shortcut.ResponseUrl, false).Write());

    /// <summary>A message in a thread that the bot is part of, that asks something and turns to nobody else.</summary>
    private async Task<bool> IsFollowUpAsync(SlackMessageEvent message, SlackWorkspace workspace, CancellationToken cancellationToken) =>
        options.Value.FollowUps
        && message.Thread is { } thread
        && thread != message.Ts
        && !SlackMarkup.MentionsAnybody(message.Text)
        && Asks(SlackMarkup.ToPlain(message.Text))
        && await desk.HasRepliedInAsync(SlackPlaces.Unknown(workspace.Team, message.Channel, thread), cancellationToken);

    private static bool Asks(string text)
    {
        var first = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return text.Contains('?', StringComparison.Ordinal) || (first.Length > 0 && QuestionWords.Contains(first[0], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>One name for one gesture; what Slack gives is short, but nothing promises it.</summary>
    private static string Key(string team, string channel, string user, string gesture)
    {
        var key = $"slack:{team}:{channel}:{user}:{gesture}";
        return key.Length <= 200 ? key : $"slack:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }

    private DateTimeOffset TimeOf(string ts) =>
        double.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : clock.GetUtcNow();
}
