using System.ComponentModel.DataAnnotations;

namespace TreatyBot.Slack;

/// <summary>How the bot joins Slack: <c>Slack:…</c>. Without a bot token the connector is off.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

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

    /// <summary>So many Socket Mode connections are held open, so that one may go while another takes over. Slack allows ten.</summary>
    [Range(1, 10)]
    public int Connections { get; set; } = 2;

    /// <summary>Who sees the reply to <c>/ask</c>.</summary>
    public SlackCommandReplies CommandReplies { get; set; } = SlackCommandReplies.Asker;

    /// <summary>
    /// Answers questions in threads that the bot is part of without a new mention. Needs the scopes and events that the app manifest lists under
    /// "follow-ups"; off by default, since they let the bot read all that is said in its channels.
    /// </summary>
    public bool FollowUps { get; set; }

    /// <summary>After so long a silence a connection is asked for a sign of life, and given up after as long again.</summary>
    internal TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection on which Slack has not said hello for so long brings no events: another is opened.</summary>
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
