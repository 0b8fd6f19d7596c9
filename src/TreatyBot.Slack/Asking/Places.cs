using System.Collections.Concurrent;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>Knows who can read along where. What Slack does not tell counts as shared with strangers.</summary>
internal sealed class Places(ISlackClient client, RetryPolicy retries, TimeProvider clock) : IDisposable
{
    /// <summary>Bounds the memory to a few megabytes. What is forgotten is looked up again.</summary>
    private const int MaxKnown = 10_000;

    /// <summary>Slack tells when a channel becomes shared; where that event is lost, the mistake lasts no longer than this.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Team, string Channel), (PlaceKind Kind, DateTimeOffset Until)> _known = new();
    private readonly ConcurrentDictionary<(string Team, string Channel), Lazy<Task<PlaceKind>>> _lookUps = new();
    private readonly CancellationTokenSource _closing = new();

    /// <summary>A place before anything is looked up: as if strangers could read along.</summary>
    public static Place Unknown(string team, string channel, string? thread) =>
        new("slack", team, channel, thread, PlaceKind.SharedChannel);

    /// <summary>People are unique in their workspace alone.</summary>
    public static Asker AskerOf(string team, string user) => new("slack", $"{team}/{user}");

    /// <summary>The bot's conversation with one person.</summary>
    public static Place Direct(string channel, string? thread) => new("slack", null, channel, thread ?? channel, PlaceKind.DirectMessage);

    /// <summary>A place with the people who can read it.</summary>
    public async Task<Place> ResolveAsync(Workspace workspace, Place place, CancellationToken cancellationToken)
    {
        if (place.Kind == PlaceKind.DirectMessage || place.Channel is not { } channel)
        {
            return place;
        }

        return await KindAsync(workspace, channel, cancellationToken) switch
        {
            PlaceKind.DirectMessage => Direct(channel, place.Thread),
            var kind => place with { Kind = kind },
        };
    }

    /// <summary>An event says that strangers can read along: sooner than any look-up.</summary>
    public void NoteShared(string team, string channel)
    {
        _lookUps.TryRemove((team, channel), out _);
        _known[(team, channel)] = (PlaceKind.SharedChannel, clock.GetUtcNow() + Believed);
    }

    public void Forget(string team, string channel)
    {
        _lookUps.TryRemove((team, channel), out _);
        _known.TryRemove((team, channel), out _);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private Task<PlaceKind> KindAsync(Workspace workspace, string channel, CancellationToken cancellationToken)
    {
        var key = (workspace.Team, channel);
        if (_known.TryGetValue(key, out var known) && clock.GetUtcNow() < known.Until)
        {
            return Task.FromResult(known.Kind);
        }

        // In a burst many ask for the same channel before the first is answered; Slack allows 50 such calls a minute.
        Lazy<Task<PlaceKind>> own = null!;
        own = new Lazy<Task<PlaceKind>>(() => LookUpAsync(workspace, channel, own, _closing.Token));
        return _lookUps.GetOrAdd(key, own).Value.WaitAsync(cancellationToken);
    }

    private async Task<PlaceKind> LookUpAsync(
        Workspace workspace, string channel, Lazy<Task<PlaceKind>> own, CancellationToken cancellationToken)
    {
        var key = (workspace.Team, channel);
        try
        {
            var result = await retries.TryAsync(
                workspace.Team,
                nameof(client.DescribeChannelAsync),
                ct => client.DescribeChannelAsync(workspace.Token, channel, ct),
                cancellationToken);
            if (result.Value is not { } described)
            {
                return PlaceKind.SharedChannel;
            }

            var kind = described.IsShared ? PlaceKind.SharedChannel : described.IsDirect ? PlaceKind.DirectMessage : PlaceKind.Channel;
            if (_known.Count >= MaxKnown)
            {
                _known.Clear();
            }

            // An event that came meanwhile knows better.
            if (_lookUps.TryRemove(KeyValuePair.Create(key, own)))
            {
                _known[key] = (kind, clock.GetUtcNow() + Believed);
            }

            return kind;
        }
        finally
        {
            _lookUps.TryRemove(KeyValuePair.Create(key, own));
        }
    }
}
