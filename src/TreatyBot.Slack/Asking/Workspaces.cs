using System.Collections.Concurrent;

namespace TreatyBot.Slack.Asking;

/// <summary>A workspace that has installed the app.</summary>
/// <param name="Team">Its id.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Token">The bot token there; never logged.</param>
/// <param name="BotUser">The bot's user id there.</param>
internal sealed record Workspace(string Team, string Name, string Token, string BotUser)
{
    private volatile bool _isAgent;

    /// <summary>
    /// Whether the app is an agent there (<c>agent_view</c>) or an assistant (<c>assistant_view</c>), which Slack does not say: only an
    /// agent hears of what its user looks at.
    /// </summary>
    public bool IsAgent
    {
        get => _isAgent;
        set => _isAgent = value;
    }

    public override string ToString() => $"{Name} ({Team})";
}

/// <summary>The workspaces whose tokens Slack takes.</summary>
internal sealed class Workspaces
{
    private readonly ConcurrentDictionary<string, Workspace> _byTeam = new(StringComparer.Ordinal);

    public int Count => _byTeam.Count;

    /// <summary>As a sentence names them.</summary>
    public override string ToString() =>
        string.Join(
            ", ", _byTeam.Values.Order(Comparer<Workspace>.Create((one, other) => string.CompareOrdinal(one.Team, other.Team))));

    public Workspace? Find(string team) => _byTeam.GetValueOrDefault(team);

    public void Add(Workspace workspace) => _byTeam[workspace.Team] = workspace;

    /// <summary>True for the first that takes it out.</summary>
    public bool Remove(string team) => _byTeam.TryRemove(team, out _);
}
