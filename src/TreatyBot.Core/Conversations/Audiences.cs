using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace TreatyBot.Core.Conversations;

/// <summary>Decides which collections may be shown to whom, where.</summary>
public sealed class Audiences
{
    private readonly Dictionary<string, AudienceRule[]> _rules;
    private readonly Dictionary<string, IMemberships> _memberships;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _believed;
    private readonly ConcurrentDictionary<(Asker Asker, AudienceRule Rule), (bool IsMember, DateTimeOffset Until)> _known = new();

    /// <exception cref="FormatException">An audience line that is none, with the collection's name.</exception>
    public Audiences(
        IReadOnlyList<CollectionOptions> collections,
        IEnumerable<IMemberships> memberships,
        TimeProvider clock,
        IOptions<DeskOptions> options)
    {
        _rules = collections.ToDictionary(
            collection => collection.Name, collection => collection.Audience.Select(AudienceRule.Parse).ToArray(), StringComparer.Ordinal);
        _memberships = memberships.ToDictionary(platform => platform.Platform, StringComparer.Ordinal);
        _clock = clock;
        _believed = TimeSpan.FromSeconds(options.Value.MembershipSeconds);
    }

    /// <summary>The names of the collections that may be shown to that asker in that place.</summary>
    public async Task<IReadOnlySet<string>> VisibleAsync(Asker asker, Place place, CancellationToken cancellationToken)
    {
        var visible = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (collection, rules) in _rules)
        {
            if (place.Kind == PlaceKind.Local
                || Array.Exists(rules, rule => rule.Covers(place))
                || (place.Kind == PlaceKind.DirectMessage && await IsMemberAsync(asker, rules, cancellationToken)))
            {
                visible.Add(collection);
            }
        }

        return visible;
    }

    /// <summary>True for a collection that is configured and that anybody beyond the machine itself may see.</summary>
    public bool IsShared(string collection) => _rules.TryGetValue(collection, out var rules) && rules.Length > 0;

    /// <summary>True for a collection that is configured.</summary>
    public bool IsConfigured(string collection) => _rules.ContainsKey(collection);

    /// <summary>True where everybody may see a collection.</summary>
    public bool IsForEveryone(string collection) =>
        _rules.TryGetValue(collection, out var rules) && Array.Exists(rules, rule => rule.Platform == AudienceRule.Everyone);

    private async Task<bool> IsMemberAsync(Asker asker, AudienceRule[] rules, CancellationToken cancellationToken)
    {
        foreach (var rule in rules)
        {
            if (rule.Space is not null && rule.Platform == asker.Platform && await IsMemberAsync(asker, rule, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsMemberAsync(Asker asker, AudienceRule rule, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (_known.TryGetValue((asker, rule), out var known) && now < known.Until)
        {
            return known.IsMember;
        }

        var answer = _memberships.TryGetValue(rule.Platform, out var platform)
            ? await platform.IsMemberAsync(asker, rule.Space!, rule.Channel, cancellationToken)
            : null;
        if (answer is { } isMember)
        {
            Remember((asker, rule), isMember, now);
        }

        return answer == true;
    }

    private void Remember((Asker, AudienceRule) key, bool isMember, DateTimeOffset now)
    {
        const int MaxKnown = 20_000;
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[key] = (isMember, now + _believed);
    }
}
