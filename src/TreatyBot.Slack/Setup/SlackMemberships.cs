using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Asking;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Setup;

/// <summary>
/// Looks memberships up at Slack. Ids of people are unique in their workspace only, so that an asker is known as <c>team/user</c>, and
/// belongs to no other workspace. Guests belong to the channels that they are in, not to the workspace.
/// </summary>
internal sealed class SlackMemberships(ISlackClient client, RetryPolicy retries, Workspaces workspaces) : IMemberships
{
    /// <summary>Of 1,000 members each.</summary>
    private const int MaxPages = 20;

    public string Platform => "slack";

    public async Task<bool?> IsMemberAsync(Asker asker, string space, string? channel, CancellationToken cancellationToken)
    {
        var parts = asker.UserId.Split('/');
        if (parts.Length != 2 || parts[0] != space)
        {
            return false;
        }

        if (workspaces.Find(space) is not { } workspace)
        {
            return null;
        }

        return channel is null
            ? await IsInWorkspaceAsync(workspace, parts[1], cancellationToken)
            : await IsInChannelAsync(workspace, parts[1], channel, cancellationToken);
    }

    private async Task<bool?> IsInWorkspaceAsync(Workspace workspace, string user, CancellationToken cancellationToken)
    {
        var result = await retries.TryAsync(
            workspace.Team, nameof(client.DescribeUserAsync), ct => client.DescribeUserAsync(workspace.Token, user, ct), cancellationToken);
        return result.Value is { } found ? found.IsActive && !found.IsGuest && found.Team == workspace.Team : null;
    }

    private async Task<bool?> IsInChannelAsync(Workspace workspace, string user, string channel, CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var from = cursor;
            var result = await retries.TryAsync(
                workspace.Team, nameof(client.ListMembersAsync), ct =>
                    client.ListMembersAsync(workspace.Token, channel, from, ct), cancellationToken);
            if (result.Value is not { } members)
            {
                return null;
            }

            if (members.Users.Contains(user, StringComparer.Ordinal))
            {
                return true;
            }

            if ((cursor = members.Cursor) is null)
            {
                return false;
            }
        }

        return null;
    }
}
