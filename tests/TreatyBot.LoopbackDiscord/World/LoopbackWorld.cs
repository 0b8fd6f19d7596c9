using System.Globalization;

namespace TreatyBot.LoopbackDiscord.World;

/// <summary>Guilds, channels, people and what they have written. One lock guards it all.</summary>
public sealed class LoopbackWorld(LoopbackOptions options)
{
    public const string BotId = "900000000000000001";
    public const string ApplicationId = "900000000000000002";

    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<string> _violations = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _ids;

    internal Lock Gate => _lock;

    internal Dictionary<string, HashSet<string>> Guilds { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> BotRoles { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, LoopbackChannel> Channels { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, LoopbackMessage> MessagesById { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, LoopbackInteraction> Interactions { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, LoopbackInteraction> InteractionsByToken { get; } = new(StringComparer.Ordinal);

    internal Dictionary<(string Channel, string Nonce), (string Message, long At)> Nonces { get; } = [];

    internal HashSet<string> ClosedToMessages { get; } = new(StringComparer.Ordinal);

    internal string Commands { get; set; } = "[]";

    internal string? Token { get; set; } = options.Token;

    /// <summary>What the client did against Discord's rules.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_lock)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>All messages of the bot that stand, in the order they came.</summary>
    public IReadOnlyList<LoopbackMessage> BotMessages
    {
        get
        {
            lock (_lock)
            {
                return [
                    .. MessagesById.Values.Where(message => message.AuthorId == BotId && !message.IsDeleted)
                        .OrderBy(message => message.Id, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>The application's flags; privileged intents among them.</summary>
    public int ApplicationFlags { get; set; }

    /// <summary>Whether anybody may add the bot to a server.</summary>
    public bool IsBotPublic { get; set; }

    /// <summary>Where interactions go instead of the gateway; null: to the gateway.</summary>
    public string? InteractionsEndpoint { get; set; }

    /// <summary>How often commands were written.</summary>
    public int CommandWrites { get; internal set; }

    public string AddGuild(params string[] members)
    {
        lock (_lock)
        {
            var id = NextId();
            Guilds[id] = new HashSet<string>(members, StringComparer.Ordinal) { BotId };
            BotRoles[id] = NextId();
            return id;
        }
    }

    /// <summary>The role that Discord makes for the bot in a guild.</summary>
    public string BotRoleIn(string guildId)
    {
        lock (_lock)
        {
            return BotRoles[guildId];
        }
    }

    public LoopbackChannel AddChannel(string guildId, int type = 0, string? parentId = null)
    {
        lock (_lock)
        {
            var channel = new LoopbackChannel(NextId(), type, guildId, parentId);
            Channels[channel.Id] = channel;
            return channel;
        }
    }

    /// <summary>The thread that was opened on a message.</summary>
    public LoopbackChannel Thread(string messageId)
    {
        lock (_lock)
        {
            return Channels[messageId];
        }
    }

    /// <summary>The channel of direct messages between the bot and somebody.</summary>
    public LoopbackChannel DirectMessages(string userId)
    {
        lock (_lock)
        {
            if (Channels.Values.FirstOrDefault(channel => channel.Recipient == userId) is { } known)
            {
                return known;
            }

            var channel = new LoopbackChannel(NextId(), 1, null, null) { Recipient = userId };
            Channels[channel.Id] = channel;
            return channel;
        }
    }

    /// <summary>Somebody takes no direct messages from the bot.</summary>
    public void CloseDirectMessages(string userId)
    {
        lock (_lock)
        {
            ClosedToMessages.Add(userId);
        }
    }

    /// <summary>As if so much more time had gone by since every interaction.</summary>
    public void AgeInteractions(TimeSpan time)
    {
        lock (_lock)
        {
            foreach (var interaction in Interactions.Values)
            {
                interaction.MadeAt -= (long)(time.TotalSeconds * System.Diagnostics.Stopwatch.Frequency);
            }
        }
    }

    /// <summary>As after some minutes.</summary>
    public void ForgetNonces()
    {
        lock (_lock)
        {
            Nonces.Clear();
        }
    }

    /// <summary>Forgets what was said and done so far, which a long run need not keep.</summary>
    public void ForgetConversations()
    {
        lock (_lock)
        {
            MessagesById.Clear();
            Interactions.Clear();
            InteractionsByToken.Clear();
            Nonces.Clear();
        }
    }

    /// <summary>The bot's messages that reply to a message.</summary>
    public IReadOnlyList<LoopbackMessage> RepliesTo(string messageId) => [.. BotMessages.Where(message => message.ReplyTo == messageId)];

    /// <summary>Waits until something holds; looks whenever anything has changed here.</summary>
    /// <param name="holds">What is waited for.</param>
    /// <param name="atMost">How long; ten seconds where nothing is said.</param>
    /// <param name="poll">True where it can come to hold without anything changing here.</param>
    public async Task UntilAsync(Func<bool> holds, TimeSpan? atMost = null, bool poll = false)
    {
        var end = Task.Delay(atMost ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            Task change;
            lock (_lock)
            {
                change = _change.Task;
            }

            if (holds())
            {
                return;
            }

            if (await Task.WhenAny(change, end, poll ? Task.Delay(10) : end) == end)
            {
                throw new TimeoutException("It did not come to pass. Violations: " + string.Join("; ", Violations.Take(3)));
            }
        }
    }

    internal void Violate(string what)
    {
        lock (_lock)
        {
            _violations.Add(what);
        }

        Changed();
    }

    internal void Changed()
    {
        TaskCompletionSource before;
        lock (_lock)
        {
            before = _change;
            _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.TrySetResult();
    }

    internal DateTimeOffset Now => TimeProvider.System.GetUtcNow() + options.ClockAhead;

    internal string NextId()
    {
        lock (_lock)
        {
            var milliseconds = (long)(Now - Epoch).TotalMilliseconds;
            _ids = Math.Max(_ids + 1, milliseconds << 22);
            return _ids.ToString(CultureInfo.InvariantCulture);
        }
    }
}
