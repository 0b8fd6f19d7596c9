using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Slack;

/// <summary>How the bot joins Slack: <c>Slack:…</c>. Without a bot token the connector is off.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>What to do where events could come but nobody could answer them.</summary>
    internal const string NoBotToken = "there is no bot token, so that nothing can be answered. Set Slack:BotToken (xoxb-…)";

    /// <summary>What to do where the bot could answer but no event can come.</summary>
    internal const string NoEvents = "no event can arrive. Set Slack:AppToken for Socket Mode, or Slack:SigningSecret for HTTP";

    /// <summary>The bot token of the workspace, <c>xoxb-…</c>. For several workspaces see <see cref="Workspaces"/>.</summary>
    public string? BotToken { get; set; }

    /// <summary>A file that holds <see cref="BotToken"/>.</summary>
    public string? BotTokenFile { get; set; }

    /// <summary>The app-level token, <c>xapp-…</c>, with the scope <c>connections:write</c>: events then come over Socket Mode.</summary>
    public string? AppToken { get; set; }

    /// <summary>A file that holds <see cref="AppToken"/>.</summary>
    public string? AppTokenFile { get; set; }

    /// <summary>The app's signing secret: events may then come over HTTP. Without it <c>/slack/*</c> is closed.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>A file that holds <see cref="SigningSecret"/>.</summary>
    public string? SigningSecretFile { get; set; }

    /// <summary>Further workspaces that have installed the app.</summary>
    public IList<SlackWorkspaceOptions> Workspaces { get; } = [];

    /// <summary>The Web API, with a slash at its end.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://slack.com/api/");

    /// <summary>How many Socket Mode connections are held open, so that one may go while another takes over. Slack allows ten.</summary>
    [Range(1, 10)]
    public int Connections { get; set; } = 2;

    /// <summary>Who sees the reply to <c>/ask</c>.</summary>
    public SlackCommandReplies CommandReplies { get; set; } = SlackCommandReplies.Asker;

    /// <summary>
    /// Answers questions in threads that the bot is part of without a new mention. Needs the scopes and events that the app manifest lists
    /// under "follow-ups"; off by default, since they let the bot read all that is said in its channels.
    /// </summary>
    public bool FollowUps { get; set; }

    /// <summary>
    /// A connection is pinged after this long a silence. With <see cref="PongWithin"/> a dead one is noticed within five seconds; Slack's
    /// own clients wait as long.
    /// </summary>
    internal TimeSpan PingAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A connection that does not answer a ping within this time is given up for another.</summary>
    internal TimeSpan PongWithin { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>A connection on which Slack has not said hello within this time brings no events: another is opened.</summary>
    internal TimeSpan GreetedWithin { get; set; } = TimeSpan.FromSeconds(20);
}

/// <summary>One more workspace: <c>Slack:Workspaces:0:BotToken</c>.</summary>
public sealed class SlackWorkspaceOptions
{
    /// <summary>Its bot token, <c>xoxb-…</c>.</summary>
    public string? BotToken { get; set; }

    /// <summary>A file that holds <see cref="BotToken"/>.</summary>
    public string? BotTokenFile { get; set; }
}

/// <summary>Who sees the reply to a slash command.</summary>
public enum SlackCommandReplies
{
    /// <summary>The asker alone, with a button to share it.</summary>
    Asker,

    /// <summary>The whole channel.</summary>
    Channel,
}
