using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord.Gateway;

/// <summary>The gateway: sessions, their events, and the sockets that carry them.</summary>
public sealed class GatewayServer(LoopbackWorld world, LoopbackOptions options)
{
    private const int PrivilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);

    private readonly Dictionary<string, GatewayServerSession> _sessions = new(StringComparer.Ordinal);
    private readonly List<GatewayServerSocket> _sockets = [];
    private readonly Dictionary<int, long> _identifiedAt = [];
    private int _connections;
    private int _identifies;
    private int _resumes;

    /// <summary>The socket is cut after each so many events; null: never.</summary>
    public int? CutEvery { get; set; }

    /// <summary>Heartbeats are not acknowledged.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>So many resumes are refused with an invalid session.</summary>
    public int RefuseResumes { get; set; }

    /// <summary>The next connection is closed with this code after its first payload.</summary>
    public int? CloseNextWith { get; set; }

    /// <summary>Where bots are sent to instead; null: here.</summary>
    public string? Elsewhere { get; set; }

    /// <summary>So many shards this bot needs; with fewer it is not let in.</summary>
    public int Shards { get; set; } = 1;

    public int Connections => _connections;

    public int Identifies => _identifies;

    public int Resumes => _resumes;

    /// <summary>The close code that the client sent last.</summary>
    public int? LastClientClose { get; internal set; }

    public int OpenSockets
    {
        get
        {
            lock (world.Gate)
            {
                return _sockets.Count(socket => socket.Session is not null);
            }
        }
    }

    /// <summary>Closes every connection with a code.</summary>
    public async Task CloseAllAsync(int code)
    {
        foreach (var socket in Sockets())
        {
            await socket.CloseAsync(code);
        }
    }

    /// <summary>Asks every connection to come again.</summary>
    public void AskToReconnect()
    {
        foreach (var socket in Sockets())
        {
            socket.Send(new JsonObject { ["op"] = 7, ["d"] = null });
        }
    }

    /// <summary>Tells every connection that its session is invalid there, and may be resumed on another.</summary>
    public void InvalidateResumably()
    {
        foreach (var socket in Sockets())
        {
            socket.Send(new JsonObject { ["op"] = 9, ["d"] = true });
        }
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void CutAll()
    {
        foreach (var socket in Sockets())
        {
            socket.Cut();
        }
    }

    /// <summary>Sends every session the event that it asked for.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="guildId">The guild where it happened; null: in direct messages.</param>
    /// <param name="intent">The intent that it needs; 0: none.</param>
    /// <param name="data">Its data, for a session with those intents.</param>
    internal void Dispatch(string name, string? guildId, int intent, Func<int, JsonNode> data)
    {
        lock (world.Gate)
        {
            foreach (var session in _sessions.Values.Where(
                session => session.Carries(guildId) && (intent == 0 || (session.Intents & intent) != 0)))
            {
                session.Add(name, data(session.Intents));
            }
        }
    }

    internal async Task AcceptAsync(WebSocket webSocket, string address)
    {
        Interlocked.Increment(ref _connections);
        var socket = new GatewayServerSocket(webSocket, world, this);
        lock (world.Gate)
        {
            _sockets.Add(socket);
        }

        socket.Send(new JsonObject
        {
            ["op"] = 10,
            ["d"] = new JsonObject { ["heartbeat_interval"] = (int)options.Heartbeat.TotalMilliseconds },
        });
        try
        {
            await socket.ReadAsync((op, data) => HandleAsync(socket, op, data, address));
        }
        finally
        {
            lock (world.Gate)
            {
                _sockets.Remove(socket);
                if (socket.Session is { } session && session.Socket == socket)
                {
                    session.Socket = null;
                    if (socket.ClientClose is 1000 or 1001)
                    {
                        _sessions.Remove(session.Id);
                    }
                }
            }

            world.Changed();
        }
    }

    private Task HandleAsync(GatewayServerSocket socket, int op, JsonElement data, string address)
    {
        if (CloseNextWith is { } code && op is 2 or 6)
        {
            CloseNextWith = null;
            return socket.CloseAsync(code);
        }

        switch (op)
        {
            case 1:
                if (!IsDeaf)
                {
                    socket.Send(new JsonObject { ["op"] = 11 });
                }

                return Task.CompletedTask;
            case 2:
                return IdentifyAsync(socket, data, address);
            case 6:
                return ResumeAsync(socket, data);
            case 3 or 4 or 8:
                return Task.CompletedTask;
            default:
                world.Violate($"unknown opcode {op}");
                return socket.CloseAsync(4001);
        }
    }

    private Task IdentifyAsync(GatewayServerSocket socket, JsonElement data, string address)
    {
        Interlocked.Increment(ref _identifies);
        if (data.GetProperty("token").GetString() != world.Token)
        {
            return socket.CloseAsync(4004);
        }

        var intents = data.GetProperty("intents").GetInt32();
        if ((intents & PrivilegedIntents) != 0)
        {
            return socket.CloseAsync(4014);
        }

        if (!data.TryGetProperty("properties", out var properties)
            || !(properties.TryGetProperty("os", out _) || properties.TryGetProperty("$os", out _)))
        {
            world.Violate("identify without properties");
            return socket.CloseAsync(4002);
        }

        var (shard, shards) = data.TryGetProperty("shard", out var pair) ? (pair[0].GetInt32(), pair[1].GetInt32()) : (0, 1);
        if (shard < 0 || shard >= shards)
        {
            return socket.CloseAsync(4010);
        }

        if (shards < Shards)
        {
            return socket.CloseAsync(4011);
        }

        if (_identifiedAt.TryGetValue(shard % options.IdentifiesAtOnce, out var before)
            && Stopwatch.GetElapsedTime(before) < options.BetweenIdentifies)
        {
            world.Violate("identified twice within the pause that Discord demands");
            socket.Send(new JsonObject { ["op"] = 9, ["d"] = false });
            return Task.CompletedTask;
        }

        _identifiedAt[shard % options.IdentifiesAtOnce] = Stopwatch.GetTimestamp();
        lock (world.Gate)
        {
            var session = new GatewayServerSession(Guid.NewGuid().ToString("N"), intents, shard, shards) { Socket = socket };
            socket.Session = session;
            _sessions[session.Id] = session;
            var guilds = world.Guilds.Keys.Where(session.Carries).ToList();
            session.Add("READY", Ready(session.Id, address, shard, shards, guilds));
            if ((intents & 1) != 0)
            {
                foreach (var guild in guilds)
                {
                    session.Add("GUILD_CREATE", Payloads.Guild(world, guild));
                }
            }
        }

        world.Changed();
        return Task.CompletedTask;
    }

    private Task ResumeAsync(GatewayServerSocket socket, JsonElement data)
    {
        Interlocked.Increment(ref _resumes);
        if (data.GetProperty("token").GetString() != world.Token)
        {
            return socket.CloseAsync(4004);
        }

        lock (world.Gate)
        {
            if (RefuseResumes > 0 || !_sessions.TryGetValue(data.GetProperty("session_id").GetString()!, out var session))
            {
                RefuseResumes = Math.Max(0, RefuseResumes - 1);
                socket.Send(new JsonObject { ["op"] = 9, ["d"] = false });
                return Task.CompletedTask;
            }

            session.Socket?.Cut();
            session.Socket = socket;
            socket.Session = session;
            session.Replay(data.GetProperty("seq").GetInt64());
            session.Add("RESUMED", new JsonObject());
        }

        world.Changed();
        return Task.CompletedTask;
    }

    private static JsonObject Ready(string session, string address, int shard, int shards, IEnumerable<string> guilds) => new()
    {
        ["v"] = 10,
        ["user"] = Payloads.User(LoopbackWorld.BotId),
        ["guilds"] = new JsonArray([.. guilds.Select(id => new JsonObject { ["id"] = id, ["unavailable"] = true })]),
        ["private_channels"] = new JsonArray(),
        ["session_id"] = session,
        ["shard"] = new JsonArray(shard, shards),
        ["resume_gateway_url"] = address + "/resume",
        ["application"] = new JsonObject { ["id"] = LoopbackWorld.ApplicationId, ["flags"] = 0 },
    };

    private List<GatewayServerSocket> Sockets()
    {
        lock (world.Gate)
        {
            return [.. _sockets];
        }
    }
}
