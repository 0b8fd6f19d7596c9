using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TreatyBot.LoopbackSlack;

/// <summary>
/// A Slack on this machine: Web API, Socket Mode and event delivery over real sockets, with Slack's rules enforced. People and faults are
/// played by the test.
/// </summary>
public sealed partial class SlackServer : IAsyncDisposable
{
    public const string AppToken = "xapp-1-A1-1-loopback";

    private readonly WebApplication _app;
    private readonly Deliveries _deliveries;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly List<LoopbackMessage> _messages = [];
    private readonly List<(string Method, JsonObject Body)> _calls = [];
    private readonly List<string> _violations = [];
    private readonly List<LoopbackForm> _forms = [];
    private readonly List<LoopbackFile> _files = [];
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

    public ConcurrentDictionary<string, LoopbackChannel> Channels { get; } = [];

    public ConcurrentDictionary<string, LoopbackUser> Users { get; } = [];

    /// <summary>Decides for each call, by its method, what goes wrong with it.</summary>
    public Func<string, LoopbackFault> Fault { get; set; } = _ => LoopbackFault.None;

    /// <summary>Sees every message at the instant at which it is there.</summary>
    public Action<LoopbackMessage> Said { get; set; } = _ => { };

    public int OpenConnections => _deliveries.Open;

    public int EnvelopesSent => _deliveries.Sent;

    /// <summary>How many connections have been left in silence.</summary>
    public int MuteConnections => _deliveries.Muted;

    public int Disconnects => _deliveries.Disconnects;

    public IReadOnlyList<LoopbackMessage> Messages => Copy(_messages);

    /// <summary>Every call: its method and body.</summary>
    public IReadOnlyList<(string Method, JsonObject Body)> Calls => Copy(_calls);

    /// <summary>Every form that was opened.</summary>
    public IReadOnlyList<LoopbackForm> Forms => Copy(_forms);

    public IReadOnlyList<LoopbackFile> Files => Copy(_files);

    /// <summary>Rules that were broken, such as a message too early.</summary>
    public IReadOnlyList<string> Violations => Copy(_violations);

    internal LoopbackApi Api { get; }

    internal Addresses Addresses { get; } = new();

    public static async Task<SlackServer> StartAsync(LoopbackOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var slack = new SlackServer(app, options ?? new LoopbackOptions());
        app.UseWebSockets(
            new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.MapPost("/api/{method}", slack.Api.HandleAsync);
        app.MapPost("/respond/{id}", slack.Api.RespondAsync);
        app.MapPost("/upload/{id}", slack.Api.Files.TakeAsync);
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
        foreach (var member in members)
        {
            Users.TryAdd(member, new LoopbackUser(team, member));
        }

        return channel;
    }

    public Task RefreshConnectionsAsync(string reason, TimeSpan later) => _deliveries.RefreshAllAsync(reason, later, _closing.Token);

    /// <summary>From here on new connections are left in silence, as behind a broken network.</summary>
    public void FallSilent(LoopbackSilence silence) => _deliveries.Silence = silence;

    public void DropConnections() => _deliveries.DropAll();

    public void LoseAcknowledgements(bool loses) => _deliveries.LosesAcks = loses;

    /// <summary>As if 30 minutes had gone by.</summary>
    public void ExpireResponseUrls() => Addresses.ExpireResponseUrls();

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

    /// <summary>A single-use address for Socket Mode.</summary>
    internal string NewLink() => $"ws://{ApiBaseUrl.Authority}/link?ticket={Addresses.NewTicket()}&app_id=A1";

    internal void Add(LoopbackMessage message)
    {
        Keep(_messages, message);
        Said(message);
    }

    internal void Add(LoopbackForm form) => Keep(_forms, form);

    internal void Add(LoopbackFile file) => Keep(_files, file);

    internal void Note(string method, JsonObject body) => Keep(_calls, (method, body));

    internal void Violate(string rule)
    {
        lock (_lock)
        {
            _violations.Add(rule);
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

    private void Keep<T>(List<T> list, T item)
    {
        if (Options.RemembersAll)
        {
            lock (_lock)
            {
                list.Add(item);
            }
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_lock)
        {
            return [.. list];
        }
    }

    private async Task LinkAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || !Addresses.UseTicket(context.Request.Query["ticket"].ToString()))
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
}
