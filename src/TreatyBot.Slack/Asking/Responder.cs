using TreatyBot.Chat.Content;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>Answers whoever pressed a button.</summary>
internal sealed class Responder(ISlackClient client, RetryPolicy retries)
{
    /// <summary>
    /// Says it to whoever pressed, where it was pressed. An ephemeral answer to a response address stands in the channel even where the
    /// button stood in a thread, so that there the message is posted, which the bot can do where its own message stands.
    /// </summary>
    public async Task SayAsync(
        Workspace workspace, SlackButtonEvent press, ChatContent said, SlackResponseKind kind, CancellationToken cancellationToken)
    {
        var content = ContentRenderer.Render(said);
        var isInThread = press.Thread is not null && kind == SlackResponseKind.Ephemeral;
        if (!(isInThread && await PostAsync()) && !await RespondAsync() && !isInThread)
        {
            await PostAsync();
        }

        async Task<bool> RespondAsync()
        {
            if (press.ResponseUrl is not { } address)
            {
                return false;
            }

            var response = new SlackResponse(content.Text, content.Blocks, kind);
            var result = await retries.TryAsync(
                workspace.Team, address.AbsoluteUri, ct => client.RespondAsync(address, response, ct), cancellationToken);
            return result.Failure is null;
        }

        async Task<bool> PostAsync()
        {
            var message = new SlackMessage(press.Channel, content.Text, content.Blocks, press.Thread);
            var result = await retries.TryAsync(
                workspace.Team,
                nameof(client.PostEphemeralAsync),
                ct => client.PostEphemeralAsync(workspace.Token, press.User, message, ct),
                cancellationToken);
            return result.Failure is null;
        }
    }
}
