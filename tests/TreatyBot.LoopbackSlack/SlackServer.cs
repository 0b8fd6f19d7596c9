using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TreatyBot.LoopbackSlack;

/// <summary>
/// A Slack on this machine: Web API, Socket Mode and event delivery over real sockets, with Slack's rules enforced. People and faults are played by the test.
/// </summary>
public sealed class SlackServer : IAsyncDisposable
{
    public const string AppToken = "xapp-1-A1-1-loopback";

    private readonly WebApplication _app;
    private readonly Deliveries _deliveries;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly List<LoopbackMessage> _messages = [];
    private readonly Dictionary<string, (DateTimeOffset Until, int Left, string Channel, string User, string Team)> _responseUrls = [];
    private readonly HashSet<string> _tickets = [];
    private long _lastTs;
    private int _counter;

    private SlackServer(WebApplication app, LoopbackOptions options)
    {
        _app = app;
        Options = options;
        _deliveries = new Deliveries(options, () => RequestUrl, () => SigningSecret);
        Api = new LoopbackApi(this);
    }

    public LoopbackOptions Options { get; }

    public Uri ApiBaseUrl { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Where events go over HTTP; null: over Socket Mode.</summary>
    public Uri? RequestUrl { get; set; }

    public string SigningSecret { get; } = "0123456789abcdef0123456789abcdef";

    public bool IsAppTokenRevoked { get; set; }

    public Dictionary<string, LoopbackWorkspace> Workspaces { get; } = [];

    public Dictionary<string, LoopbackChannel> Channels { get; } = [];

    public Dictionary<string, LoopbackUser> Users { get; } = [];

    /// <summary>Decides for each call, by its method, what goes wrong with it.</summary>
    public Func<string, LoopbackFault> Fault { get; set; } = _ => LoopbackFault.None;

    /// <summary>Every call: its method and body.</summary>
    public List<(string Method, JsonObject Body)> Calls { get; } = [];

    /// <summary>Rules that were broken, such as a message too early.</summary>
    public List<string> Violations { get; } = [];

    public int OpenConnections => _deliveries.Open;

    public int EnvelopesSent => _deliveries.Sent;

    /// <summary>How many connections have been left in silence.</summary>
    public int MuteConnections => _deliveries.Muted;

    public int Disconnects => _deliveries.Disconnects;

    internal LoopbackApi Api { get; }

    public IReadOnlyList<LoopbackMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public static async Task<SlackServer> StartAsync(LoopbackOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var slack = new SlackServer(app, options ?? new LoopbackOptions());
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.MapPost("/api/{method}", slack.Api.HandleAsync);
        app.MapPost("/respond/{id}", slack.Api.RespondAsync);
        app.Map("/link", slack.LinkAsync);
        await app.StartAsync();
        slack.ApiBaseUrl = new Uri($"{app.Urls.First()}/api/");
        return slack;
    }

    public LoopbackWorkspace AddWorkspace(string team, IEnumerable<string> scopes)
    {
        var workspace = new LoopbackWorkspace(team, $"xoxb-{team}-loopback", $"UBOT{team}", scopes.ToHashSet());
        Workspaces[team] = workspace;
        return workspace;
    }

    public LoopbackChannel AddChannel(string team, string id, params string[] members)
    {
        var channel = new LoopbackChannel(team, id);
        channel.Members.UnionWith(members);
        channel.Members.Add(Workspaces[team].BotUser);
        Channels[id] = channel;
        foreach (var member in members.Where(member => !Users.ContainsKey(member)))
        {
            Users[member] = new LoopbackUser(team, member);
        }

        return channel;
    }

    /// <summary>A person says something. Returns its <c>ts</c> and what completes when all its events are acknowledged (true) or given up.</summary>
    public (string Ts, Task<bool> Delivered) Say(
        string channel, string user, string text, string? thread = null, string? clientMessageId = null, int copies = 1, bool secondTs = false)
    {
        var place = Channels[channel];
        var workspace = Workspaces[place.Team];
        var message = new LoopbackMessage(channel, NextTs(), user, text, thread, ClientMessageId: clientMessageId ?? Guid.NewGuid().ToString());
        Add(message);
        var tasks = new List<Task<bool>>();
        for (var copy = 0; copy < copies; copy++)
        {
            var shown = copy > 0 && secondTs ? message with { Ts = NextTs() } : message;
            tasks.AddRange(EventsOf(place, workspace, shown).Select(happened => DeliverEventAsync(place, happened)));
        }

        return (message.Ts, AllAsync(tasks));
    }

    public Task<bool> Edit(string channel, string ts, string text)
    {
        LoopbackMessage message;
        lock (_lock)
        {
            var at = _messages.FindIndex(known => known.Channel == channel && known.Ts == ts);
            message = _messages[at] = _messages[at] with { Text = text };
        }

        return DeliverEventAsync(Channels[channel], new JsonObject
        {
            ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = channel, ["ts"] = NextTs(), ["channel_type"] = TypeOf(Channels[channel]),
            ["message"] = EventOf(message, "message", Channels[channel]),
        });
    }

    public Task<bool> Delete(string channel, string ts)
    {
        lock (_lock)
        {
            _messages.RemoveAll(known => known.Channel == channel && known.Ts == ts);
        }

        return DeliverEventAsync(Channels[channel], new JsonObject
        {
            ["type"] = "message", ["subtype"] = "message_deleted", ["channel"] = channel, ["deleted_ts"] = ts, ["ts"] = NextTs(), ["channel_type"] = TypeOf(Channels[channel]),
        });
    }

    public Task<bool> Command(string team, string channel, string user, string command, string text) => _deliveries.DeliverAsync(
        "slash_commands",
        new JsonObject
        {
            ["token"] = "t", ["api_app_id"] = "A1", ["team_id"] = team, ["team_domain"] = "loopback", ["channel_id"] = channel, ["channel_name"] = "c", ["user_id"] = user,
            ["user_name"] = "u", ["command"] = command, ["text"] = text, ["trigger_id"] = NextTrigger(), ["response_url"] = NewResponseUrl(team, channel, user),
            ["is_enterprise_install"] = "false",
        },
        _closing.Token);

    public Task<bool> Shortcut(string team, string channel, string user, string callback, string messageTs) => _deliveries.DeliverAsync(
        "interactive",
        new JsonObject
        {
            ["type"] = "message_action", ["callback_id"] = callback, ["trigger_id"] = NextTrigger(), ["message_ts"] = messageTs,
            ["response_url"] = NewResponseUrl(team, channel, user), ["team"] = new JsonObject { ["id"] = team }, ["user"] = new JsonObject { ["id"] = user, ["team_id"] = team },
            ["channel"] = new JsonObject { ["id"] = channel },
            ["message"] = new JsonObject { ["type"] = "message", ["ts"] = messageTs, ["text"] = Messages.First(message => message.Ts == messageTs).Text },
        },
        _closing.Token);

    /// <summary>A person presses the button of a message whose action id begins so.</summary>
    public Task<bool> Press(string user, LoopbackMessage message, string action)
    {
        var channel = Channels[message.Channel];
        var button = message.Blocks!.Where(block => (string?)block!["type"] == "actions").SelectMany(block => block!["elements"]!.AsArray())
            .First(element => ((string)element!["action_id"]!).StartsWith(action, StringComparison.Ordinal))!;
        return _deliveries.DeliverAsync(
            "interactive",
            new JsonObject
            {
                ["type"] = "block_actions", ["team"] = new JsonObject { ["id"] = channel.Team }, ["user"] = new JsonObject { ["id"] = user, ["team_id"] = channel.Team },
                ["api_app_id"] = "A1", ["trigger_id"] = NextTrigger(), ["response_url"] = NewResponseUrl(channel.Team, channel.Id, user),
                ["container"] = new JsonObject
                {
                    ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = channel.Id, ["is_ephemeral"] = message.OnlyFor is not null, ["thread_ts"] = message.Thread,
                },
                ["channel"] = new JsonObject { ["id"] = channel.Id },
                ["actions"] = new JsonArray(new JsonObject
                {
                    ["type"] = "button", ["action_id"] = (string)button["action_id"]!, ["value"] = (string?)button["value"], ["action_ts"] = NextTs(), ["block_id"] = "b",
                }),
            },
            _closing.Token);
    }

    /// <summary>A person opens the assistant pane. Returns its thread.</summary>
    public (string Thread, Task<bool> Delivered) OpenPane(string channel, string user)
    {
        var thread = NextTs();
        Add(new LoopbackMessage(channel, thread, Workspaces[Channels[channel].Team].BotUser, "New assistant thread"));
        return (thread, DeliverEventAsync(Channels[channel], new JsonObject
        {
            ["type"] = "assistant_thread_started", ["event_ts"] = NextTs(),
            ["assistant_thread"] = new JsonObject { ["user_id"] = user, ["channel_id"] = channel, ["thread_ts"] = thread, ["context"] = new JsonObject() },
        }));
    }

    /// <summary>Something that concerns the app: <c>app_uninstalled</c>, <c>tokens_revoked</c>, <c>channel_archive</c>.</summary>
    public Task<bool> Happen(string team, JsonObject happened) => _deliveries.DeliverAsync("events_api", Callback(team, happened, false), _closing.Token);

    public Task RefreshConnectionsAsync(string reason, TimeSpan later) => _deliveries.RefreshAllAsync(reason, later, _closing.Token);

    /// <summary>From here on, or no longer, new connections are greeted and then left in silence, as behind a broken network.</summary>
    public void FallSilent(bool silent) => _deliveries.IsMute = silent;

    public void DropConnections() => _deliveries.DropAll();

    public void LoseAcknowledgements(bool loses) => _deliveries.LosesAcks = loses;

    public string NewResponseUrl(string team, string channel, string user)
    {
        var id = Guid.NewGuid().ToString("N");
        lock (_lock)
        {
            _responseUrls[id] = (TimeProvider.System.GetUtcNow().AddMinutes(30), 5, channel, user, team);
        }

        return new Uri(ApiBaseUrl, $"../respond/{id}").AbsoluteUri;
    }

    /// <summary>As if 30 minutes had gone by.</summary>
    public void ExpireResponseUrls()
    {
        lock (_lock)
        {
            _responseUrls.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _deliveries.DropAll();
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1)))
        {
            await _app.StopAsync(patience.Token);
        }

        await _app.DisposeAsync();
        _deliveries.Dispose();
        _closing.Dispose();
    }

    internal string NewTicket()
    {
        var ticket = Guid.NewGuid().ToString("N");
        lock (_lock)
        {
            _tickets.Add(ticket);
        }

        return $"ws://{ApiBaseUrl.Authority}/link?ticket={ticket}&app_id=A1";
    }

    internal (string Channel, string User, string Team)? UseResponseUrl(string id)
    {
        lock (_lock)
        {
            if (!_responseUrls.TryGetValue(id, out var known) || known.Left == 0 || TimeProvider.System.GetUtcNow() > known.Until)
            {
                return null;
            }

            _responseUrls[id] = known with { Left = known.Left - 1 };
            return (known.Channel, known.User, known.Team);
        }
    }

    internal void Add(LoopbackMessage message)
    {
        lock (_lock)
        {
            _messages.Add(message);
        }
    }

    internal void Note(string method, JsonObject body)
    {
        lock (_lock)
        {
            Calls.Add((method, body));
        }
    }

    internal string NextTs()
    {
        lock (_lock)
        {
            var micros = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;
            _lastTs = Math.Max(_lastTs + 1, micros);
            return string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:000000}");
        }
    }

    private async Task LinkAsync(HttpContext context)
    {
        bool isGood;
        lock (_lock)
        {
            isGood = _tickets.Remove(context.Request.Query["ticket"].ToString());
        }

        if (!context.WebSockets.IsWebSocketRequest || !isGood)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, context.RequestAborted);
        try
        {
            await _deliveries.ServeAsync(socket, ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // The app has gone.
        }
    }

    private IEnumerable<JsonObject> EventsOf(LoopbackChannel place, LoopbackWorkspace workspace, LoopbackMessage message)
    {
        if (place.IsDirect)
        {
            yield return EventOf(message, "message", place);
            yield break;
        }

        var isMention = message.Text.Contains($"<@{workspace.BotUser}>", StringComparison.Ordinal);
        var readsAll = Options.SendsChannelMessages && workspace.Scopes.Contains(place.IsPrivate ? "groups:history" : "channels:history");
        if (readsAll)
        {
            yield return EventOf(message, "message", place);
        }

        if (isMention && workspace.Scopes.Contains("app_mentions:read"))
        {
            yield return EventOf(message, "app_mention", place);
        }
    }

    private static JsonObject EventOf(LoopbackMessage message, string type, LoopbackChannel place)
    {
        var happened = new JsonObject
        {
            ["type"] = type, ["channel"] = message.Channel, ["user"] = message.User, ["text"] = message.Text, ["ts"] = message.Ts, ["event_ts"] = message.Ts, ["team"] = place.Team,
        };
        if (message.ClientMessageId is { } id)
        {
            happened["client_msg_id"] = id;
        }

        if (message.Thread is { } thread)
        {
            happened["thread_ts"] = thread;
        }

        if (type == "message")
        {
            happened["channel_type"] = TypeOf(place);
        }

        return happened;
    }

    private Task<bool> DeliverEventAsync(LoopbackChannel place, JsonObject happened) =>
        _deliveries.DeliverAsync("events_api", Callback(place.Team, happened, place.IsShared), _closing.Token);

    private JsonObject Callback(string team, JsonObject happened, bool isShared) => new()
    {
        ["token"] = "t", ["team_id"] = team, ["api_app_id"] = "A1", ["type"] = "event_callback", ["event_id"] = $"Ev{Interlocked.Increment(ref _counter)}",
        ["event_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), ["is_ext_shared_channel"] = isShared, ["event"] = happened,
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = team, ["user_id"] = Workspaces[team].BotUser, ["is_bot"] = true, ["is_enterprise_install"] = false }),
    };

    private string NextTrigger() => $"{Interlocked.Increment(ref _counter)}.{Guid.NewGuid():N}";

    private static string TypeOf(LoopbackChannel channel) => channel.IsDirect ? "im" : channel.IsPrivate ? "group" : "channel";

    private static async Task<bool> AllAsync(List<Task<bool>> tasks) => Array.TrueForAll(await Task.WhenAll(tasks), acknowledged => acknowledged);
}
