using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackDiscord.World;

/// <summary>A channel or thread.</summary>
public sealed class LoopbackChannel(string id, int type, string? guildId, string? parentId)
{
    public string Id => id;

    public int Type => type;

    public string? GuildId => guildId;

    public string? ParentId => parentId;

    /// <summary>For a thread that was opened on a message: what it is called.</summary>
    public string? Name { get; init; }

    public bool BotMayOpenThreads { get; set; } = true;

    /// <summary>For a direct message: with whom.</summary>
    public string? Recipient { get; init; }

    public bool BotMayWrite { get; set; } = true;

    public bool BotMayReadHistory { get; set; } = true;

    public bool IsLocked { get; set; }

    /// <summary>For a thread: put away; what is written in it opens it again, unless it is locked.</summary>
    public bool IsArchived { get; set; }

    public bool IsGone { get; set; }

    /// <summary>Who may see it; null: all members of the guild.</summary>
    public HashSet<string>? VisibleTo { get; set; }
}

/// <summary>A message as it stands now.</summary>
public sealed class LoopbackMessage(string id, string channelId, string authorId)
{
    public string Id => id;

    public string ChannelId => channelId;

    public string AuthorId => authorId;

    public string Content { get; set; } = "";

    public JsonArray Components { get; set; } = [];

    public int Flags { get; set; }

    public int Type { get; set; }

    /// <summary>The message that it replies to.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>The interaction that it answers.</summary>
    public string? InteractionId { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    public IReadOnlyList<string> Mentions { get; set; } = [];

    public IReadOnlyList<string> MentionedRoles { get; set; } = [];

    /// <summary>The name that its writer gave it.</summary>
    public string? Nonce { get; set; }

    /// <summary>The files that came along, by name.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Whom Discord would have pinged: users, roles, everyone.</summary>
    public List<string> Pinged { get; } = [];

    public bool IsDeleted { get; set; }

    /// <summary>The first reply to it.</summary>
    public Moment Answered { get; } = new();

    public bool IsEphemeral => (Flags & 64) != 0;

    /// <summary>Everything written in it, in order.</summary>
    public IReadOnlyList<string> Texts => Content.Length > 0 ? [Content] : [.. ComponentTree.Texts(Components)];

    /// <summary>Everything written in it, in one.</summary>
    public string Text => string.Join('\n', Texts);

    /// <summary>The buttons, by what stands on them.</summary>
    public IReadOnlyDictionary<string, string> Buttons => ComponentTree.Buttons(Components);
}

/// <summary>An interaction and what became of it.</summary>
public sealed class LoopbackInteraction(string id, string token, int type, string userId, LoopbackChannel channel, long madeAt)
{
    public string Id => id;

    public string Token => token;

    public int Type => type;

    public string UserId => userId;

    public LoopbackChannel Channel => channel;

    internal long MadeAt { get; set; } = madeAt;

    /// <summary>The type of the first response; null: none came in time.</summary>
    public int? Acknowledged
    {
        get;
        set
        {
            field = value;
            Responded.Happen();
        }
    }

    /// <summary>The first response, if only a deferral.</summary>
    public Moment Responded { get; } = new();

    public bool IsEphemeral { get; set; }

    /// <summary>How often the response was finished.</summary>
    public int Finishes { get; private set; }

    /// <summary>The first time that the response was finished.</summary>
    public Moment Answered { get; } = new();

    /// <summary>The response; null while it is only deferred.</summary>
    public LoopbackMessage? Response { get; set; }

    /// <summary>The modal that was opened; null: none was.</summary>
    public JsonObject? Modal { get; set; }

    /// <summary>What was proposed for an option.</summary>
    public IReadOnlyList<string>? Proposed { get; set; }

    public bool IsDismissed { get; set; }

    internal void Finished()
    {
        Finishes++;
        Answered.Happen();
    }
}
