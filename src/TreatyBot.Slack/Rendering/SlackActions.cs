using TreatyBot.Core.Conversations;

namespace TreatyBot.Slack.Rendering;

/// <summary>The ids by which buttons come back.</summary>
internal static class SlackActions
{
    /// <summary>Leaves a private reply private.</summary>
    public const string Keep = "Keep";

    public static string Id(ReplyAction action, string? value) => value is null ? action.ToString() : $"{action}:{value}";

    /// <summary>The action and what it is done with; null for an id that is none of ours.</summary>
    public static (ReplyAction Action, string? Value)? Read(string id)
    {
        var parts = id.Split(':', 2);
        return Enum.TryParse<ReplyAction>(parts[0], out var action) && Enum.IsDefined(action) ? (action, parts.Length == 2 ? parts[1] : null) : null;
    }
}
