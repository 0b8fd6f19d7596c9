using System.Globalization;
using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackDiscord.Gateway;

/// <summary>A session: it outlives its sockets, and keeps what it sent. The world's lock guards it.</summary>
internal sealed class GatewayServerSession(string id, int intents, int shard, int shards)
{
    /// <summary>Discord keeps a bounded number of events as well.</summary>
    private const int Kept = 5_000;

    private readonly Queue<(long Sequence, string Frame)> _events = new();
    private long _sequence;

    public string Id => id;

    public int Intents => intents;

    public GatewayServerSocket? Socket { get; set; }

    /// <summary>Whether it gets what happens in a guild, or in direct messages where that is null.</summary>
    public bool Carries(string? guildId) =>
        shard == (guildId is null ? 0 : (int)((ulong.Parse(guildId, CultureInfo.InvariantCulture) >> 22) % (ulong)shards));

    public void Add(string name, JsonNode data)
    {
        var frame = new JsonObject { ["op"] = 0, ["s"] = ++_sequence, ["t"] = name, ["d"] = data }.ToJsonString();
        _events.Enqueue((_sequence, frame));
        if (_events.Count > Kept)
        {
            _events.Dequeue();
        }

        Socket?.SendEvent(frame);
    }

    public void Replay(long after)
    {
        foreach (var (sequence, frame) in _events)
        {
            if (sequence > after)
            {
                Socket?.SendEvent(frame);
            }
        }
    }
}
