using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TreatyBot.Chat.Asking;
using TreatyBot.Core.Commands;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>
/// Makes questions of events that address the bot. Of the two events that one mention in a channel brings, <c>app_mention</c> is always the
/// one that is answered, so that nothing hangs on their order.
/// </summary>
internal sealed class QuestionReader(IDesk desk, IOptions<SlackOptions> options, TimeProvider clock)
{
    public const string FindSources = "find_sources";
    public const string CheckQuotation = "check_quotation";
    public const string ExportThread = "export_thread";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlySet<string> Shortcuts =
        new HashSet<string>([FindSources, CheckQuotation, ExportThread], StringComparer.Ordinal);

    private static readonly string[] QuestionWords =
    [
        "who", "whom", "whose", "what", "when", "where", "why", "which", "how", "is", "are", "was", "were", "do", "does", "did", "can",
        "could", "may", "must", "shall",
        "should", "will", "would", "has", "have", "and",
    ];

    /// <summary>The question in a message; null where it is not for the bot.</summary>
    public async Task<PendingQuestion<ReplyAddress>?> OfMessageAsync(
        SlackMessageEvent message, Workspace workspace, CancellationToken cancellationToken)
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

        // In a channel the answer stands in a thread, and so it does with an agent; in another direct message only where the question does.
        workspace.IsAgent |= message.IsToAgent;
        var thread = message.Thread ?? (isDirect && !workspace.IsAgent ? null : message.Ts);
        var address = new ReplyAddress(
            workspace.Team, message.Channel, message.User, thread, message.Ts, null, isDirect && thread is not null);
        var question = new AskedQuestion(
            Key(workspace.Team, message.Channel, message.User, message.ClientMessageId ?? message.Ts),
            SlackMarkup.ToPlain(message.Text),
            Places.AskerOf(message.UserTeam, message.User),
            isDirect ? Places.Direct(message.Channel, thread) : Places.Unknown(workspace.Team, message.Channel, thread),
            TimeOf(message.Ts),
            ReplyTo: address.ToString());
        return new PendingQuestion<ReplyAddress>(question, address);
    }

    public PendingQuestion<ReplyAddress> OfCommand(SlackCommandEvent command) =>
        OfInteraction(
            command,
            command.Channel,
            command.User,
            TextOf(command),
            command.Trigger,
            command.ResponseUrl,
            options.Value.CommandReplies == SlackCommandReplies.Asker && ChangeCommand.Parse(command.Command)?.Kind is not
                (ChangeKind.Subscribe or ChangeKind.Unsubscribe));

    public PendingQuestion<ReplyAddress> OfShortcut(SlackShortcutEvent shortcut) =>
        OfInteraction(
            shortcut,
            shortcut.Channel,
            shortcut.User,
            shortcut.Callback switch
            {
                CheckQuotation => new LookupCommand(LookupKind.Verify, shortcut.Text).ToString(),
                ExportThread => new LookupCommand(LookupKind.Export, "word").ToString(),
                _ => shortcut.Text,
            },
            shortcut.Trigger,
            shortcut.ResponseUrl,
            onlyMe: true,
            shortcut.Callback == ExportThread ? shortcut.Thread : null);

    /// <summary>What looks something up says so itself; of any other command its words are the question.</summary>
    private static string TextOf(SlackCommandEvent command) =>
        LookupCommand.Parse($"{command.Command} {command.Text}")?.ToString()
        ?? ChangeCommand.Parse($"{command.Command} {command.Text}")?.ToString()
        ?? command.Text;

    private PendingQuestion<ReplyAddress> OfInteraction(
        SlackEvent happened, string channel, string user, string text, string trigger, Uri responseUrl, bool onlyMe,
        string? thread = null)
    {
        var address = new ReplyAddress(happened.Team, channel, user, thread, Ts: null, responseUrl, IsPane: false);
        var question = new AskedQuestion(
            Key(happened.Team, channel, user, trigger),
            SlackMarkup.ToPlain(text),
            Places.AskerOf(happened.Team, user),
            Places.Unknown(happened.Team, channel, thread),
            clock.GetUtcNow(),
            OnlyMe: onlyMe,
            ReplyTo: address.ToString());
        return new PendingQuestion<ReplyAddress>(question, address);
    }

    /// <summary>A message in a thread that the bot is part of, that asks something and turns to nobody else.</summary>
    private async Task<bool> IsFollowUpAsync(SlackMessageEvent message, Workspace workspace, CancellationToken cancellationToken) =>
        options.Value.FollowUps
        && message.Thread is { } thread
        && thread != message.Ts
        && !SlackMarkup.MentionsAnybody(message.Text)
        && Asks(SlackMarkup.ToPlain(message.Text))
        && await desk.HasRepliedInAsync(Places.Unknown(workspace.Team, message.Channel, thread), except: null, cancellationToken);

    private static bool Asks(string text)
    {
        var first = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return text.Contains('?', StringComparison.Ordinal)
            || (first.Length > 0 && QuestionWords.Contains(first[0], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>One key for one user action, however often Slack tells of it. What Slack gives is short, but nothing promises it.</summary>
    private static string Key(string team, string channel, string user, string action)
    {
        var key = $"slack:{team}:{channel}:{user}:{action}";
        return key.Length <= 200 ? key : $"slack:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }

    private DateTimeOffset TimeOf(string ts) =>
        double.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : clock.GetUtcNow();
}
