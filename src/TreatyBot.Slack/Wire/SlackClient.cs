using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TreatyBot.Slack.Wire;

/// <summary>Slack's methods and events, over whatever carries them.</summary>
internal sealed class SlackClient(
    ISlackTransport transport, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackClient> logger) : ISlackClient
{
    /// <summary>A question's reply is found on the first page; a busy thread has a few.</summary>
    private const int MaxHistoryPages = 5;

    private readonly SlackWebApi _api = new(transport, options.Value.ApiBaseUrl);

    public string Name => transport.Name;

    public IAsyncEnumerable<SlackDelivery> ListenAsync(CancellationToken cancellationToken) =>
        new SocketMode(OpenConnectionAsync, transport.ConnectAsync, options.Value, clock, logger).ListenAsync(cancellationToken);

    public Task<SlackResult<SlackIdentity>> IdentifyAsync(string token, CancellationToken cancellationToken) => _api.GetAsync(
        "auth.test",
        token,
        [],
        answer => new SlackIdentity(
            answer.Body.Text("team_id") ?? "",
            answer.Body.Text("team") ?? "",
            answer.Body.Text("user_id") ?? "",
            answer.Headers.TryGetValues("x-oauth-scopes", out var scopes)
                ? scopes.SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    .ToHashSet(StringComparer.Ordinal)
                : new HashSet<string>(StringComparer.Ordinal),
            answer.Headers.Date),
        cancellationToken);

    public async Task<SlackResult<SlackNothing>> TestAppTokenAsync(CancellationToken cancellationToken)
    {
        var opened = await OpenConnectionAsync(cancellationToken);
        return new SlackResult<SlackNothing>(SlackNothing.Instance, opened.Failure);
    }

    public Task<SlackResult<string>> PostAsync(string token, SlackMessage message, CancellationToken cancellationToken) => _api.PostAsync(
        "chat.postMessage",
        token,
        writer => SlackMessageWriter.WriteMessage(writer, message),
        answer => answer.Body.Text("ts") ?? "",
        cancellationToken);

    public Task<SlackResult<SlackNothing>> PostEphemeralAsync(
        string token, string user, SlackMessage message, CancellationToken cancellationToken) => _api.PostAsync(
        "chat.postEphemeral",
        token,
        writer =>
        {
            writer.WriteString("user", user);
            SlackMessageWriter.WriteMessage(writer, message);
        },
        Nothing,
        cancellationToken);

    public Task<SlackResult<SlackNothing>> RespondAsync(Uri responseUrl, SlackResponse response, CancellationToken cancellationToken) =>
        _api.RespondAsync(responseUrl, writer => SlackMessageWriter.WriteResponse(writer, response), cancellationToken);

    /// <summary>In three steps, as Slack has it now (docs.slack.dev/messaging/working-with-files).</summary>
    public async Task<SlackResult<SlackNothing>> ShareFileAsync(
        string token, SlackFile file, string channel, string? thread, CancellationToken cancellationToken)
    {
        var place = await _api.GetAsync(
            "files.getUploadURLExternal",
            token,
            [("filename", file.Name), ("length", file.Content.Length.ToString(CultureInfo.InvariantCulture))],
            answer => (
                Address: new Uri(answer.Body.Text("upload_url") ?? throw new JsonException("no url")),
                Id: answer.Body.Text("file_id") ?? throw new JsonException("no id")),
            cancellationToken);
        if (place.Failure is not null)
        {
            return new SlackResult<SlackNothing>(null, place.Failure);
        }

        var uploaded = await _api.UploadAsync(place.Value.Address, file.Content, cancellationToken);
        return uploaded.Failure is not null
            ? uploaded
            : await _api.PostAsync(
                "files.completeUploadExternal",
                token,
                writer =>
                {
                    writer.WriteStartArray("files");
                    writer.WriteStartObject();
                    writer.WriteString("id", place.Value.Id);
                    writer.WriteString("title", file.Name);
                    writer.WriteEndObject();
                    writer.WriteEndArray();
                    writer.WriteString("channel_id", channel);
                    if (thread is not null)
                    {
                        writer.WriteString("thread_ts", thread);
                    }
                },
                Nothing,
                cancellationToken);
    }

    public Task<SlackResult<SlackNothing>> OpenFormAsync(
        string token, string trigger, SlackForm form, CancellationToken cancellationToken) => _api.PostAsync(
        "views.open",
        token,
        writer =>
        {
            writer.WriteString("trigger_id", trigger);
            SlackMessageWriter.WriteForm(writer, form);
        },
        Nothing,
        cancellationToken);

    public Task<SlackResult<SlackNothing>> PublishHomeAsync(
        string token, string user, IReadOnlyList<SlackBlock> blocks, CancellationToken cancellationToken) => _api.PostAsync(
        "views.publish",
        token,
        writer =>
        {
            writer.WriteString("user_id", user);
            SlackMessageWriter.WriteHome(writer, blocks);
        },
        Nothing,
        cancellationToken);

    public async Task<SlackResult<IReadOnlyList<SlackStoredMessage>>> ReadAsync(
        string token, string channel, string? thread, string oldest, CancellationToken cancellationToken)
    {
        var messages = new List<SlackStoredMessage>();
        string? cursor = null;
        for (var page = 0; page < MaxHistoryPages; page++)
        {
            var result = await _api.GetAsync(
                thread is null ? "conversations.history" : "conversations.replies",
                token,
                [("channel", channel), ("ts", thread), ("oldest", oldest), ("inclusive", "true"), ("limit", "200"), (
                    "include_all_metadata", "true"), ("cursor", cursor)],
                answer => (Messages: answer.Body.Items("messages").Select(Stored).ToList(), Cursor: NextCursor(answer.Body)),
                cancellationToken);
            if (result.Failure is { } failure)
            {
                return new SlackResult<IReadOnlyList<SlackStoredMessage>>(null, failure);
            }

            messages.AddRange(result.Value.Messages);
            if ((cursor = result.Value.Cursor) is null)
            {
                break;
            }
        }

        return new SlackResult<IReadOnlyList<SlackStoredMessage>>(messages, null);
    }

    public Task<SlackResult<SlackChannel>> DescribeChannelAsync(string token, string channel, CancellationToken cancellationToken) =>
        _api.GetAsync(
        "conversations.info",
        token,
        [("channel", channel)],
        answer =>
        {
            var found = answer.Body.Find("channel") ?? default;
            return new SlackChannel(
                found.Flag("is_ext_shared") || found.Flag("is_org_shared") || found.Flag("is_shared"),
                found.Flag("is_im"));
        },
        cancellationToken);

    public Task<SlackResult<SlackMembers>> ListMembersAsync(
        string token, string channel, string? cursor, CancellationToken cancellationToken) => _api.GetAsync(
        "conversations.members",
        token,
        [("channel", channel), ("limit", "1000"), ("cursor", cursor)],
        answer => new SlackMembers([.. answer.Body.Items("members").Select(member => member.GetString() ?? "")], NextCursor(answer.Body)),
        cancellationToken);

    public Task<SlackResult<SlackUser>> DescribeUserAsync(string token, string user, CancellationToken cancellationToken) => _api.GetAsync(
        "users.info",
        token,
        [("user", user)],
        answer =>
        {
            var found = answer.Body.Find("user") ?? default;
            return new SlackUser(
                found.Text("team_id") ?? "",
                !found.Flag("deleted") && !found.Flag("is_bot"),
                found.Flag("is_restricted") || found.Flag("is_ultra_restricted") || found.Flag("is_stranger"),
                found.Find("profile")?.Text("display_name") is { Length: > 0 } shown ? shown : found.Text("real_name"));
        },
        cancellationToken);

    public Task<SlackResult<SlackNothing>> SetStatusAsync(
        string token, string channel, string thread, string status, CancellationToken cancellationToken) =>
        AssistantAsync(
            "assistant.threads.setStatus", token, channel, thread, writer => writer.WriteString("status", status), cancellationToken);

    public Task<SlackResult<SlackNothing>> SetTitleAsync(
        string token, string channel, string thread, string title, CancellationToken cancellationToken) =>
        AssistantAsync(
            "assistant.threads.setTitle", token, channel, thread, writer => writer.WriteString("title", title), cancellationToken);

    public Task<SlackResult<SlackNothing>> SuggestPromptsAsync(
        string token,
        string channel,
        string? thread,
        IReadOnlyList<SlackPrompt> prompts,
        CancellationToken cancellationToken) => AssistantAsync(
        "assistant.threads.setSuggestedPrompts",
        token,
        channel,
        thread,
        writer =>
        {
            writer.WriteStartArray("prompts");
            foreach (var prompt in prompts)
            {
                writer.WriteStartObject();
                writer.WriteString("title", prompt.Title);
                writer.WriteString("message", prompt.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        },
        cancellationToken);

    private Task<SlackResult<SlackNothing>> AssistantAsync(
        string method,
        string token,
        string channel,
        string? thread,
        Action<Utf8JsonWriter> content,
        CancellationToken cancellationToken) => _api.PostAsync(
        method,
        token,
        writer =>
        {
            writer.WriteString("channel_id", channel);
            if (thread is not null)
            {
                writer.WriteString("thread_ts", thread);
            }

            content(writer);
        },
        Nothing,
        cancellationToken);

    private Task<SlackResult<Uri>> OpenConnectionAsync(CancellationToken cancellationToken) => _api.GetAsync(
        "apps.connections.open",
        options.Value.AppToken ?? "",
        [],
        answer => new Uri(answer.Body.Text("url") ?? throw new JsonException("no url")),
        cancellationToken);

    private static SlackNothing Nothing(SlackAnswer answer) => SlackNothing.Instance;

    private static string? NextCursor(JsonElement body) => body.Find("response_metadata")?.Text("next_cursor");

    private static SlackStoredMessage Stored(JsonElement message) => new(
        message.Text("ts") ?? "",
        message.Text("user"),
        message.Find("metadata") is { } metadata && metadata.Text("event_type") == SlackMessageWriter.MetadataType
            ? metadata.Find("event_payload")?.Text("event_key")
            : null);
}
