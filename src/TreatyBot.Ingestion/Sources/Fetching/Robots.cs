using System.Collections.Concurrent;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>Keeps what the hosts' robots.txt say, for a day (RFC 9309, 2.4).</summary>
/// <param name="pacing">Told of the wait that a host asks for.</param>
/// <param name="time">The clock.</param>
internal sealed class Robots(HostPacing pacing, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether an address may be asked for.</summary>
    /// <param name="address">The address.</param>
    /// <param name="product">The bot's name.</param>
    /// <param name="fetchAsync">Fetches the file where it is not known.</param>
    /// <returns>Null where it may; else why not.</returns>
    public async Task<FetchFailure?> RefuseAsync(Uri address, string product, Func<FetchRequest, Task<FetchOutcome>> fetchAsync)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        if (!_known.TryGetValue(origin, out var known) || known.Until < time.GetUtcNow())
        {
            RobotsRules rules;
            switch (await fetchAsync(new(new Uri(origin + "/robots.txt"), RobotsRules.MostBytes) 
                { AsksRobots = false, Cuts = true }))
            {
                case FetchedBytes file:
                    rules = RobotsRules.Parse(file.Content, product);
                    break;

                // "Unavailable": the server answers, but has none (2.3.1.3).
                case Gone or FetchFailure { IsTransient: false, IsHostDown: false, RetryAfter: null }:
                    rules = RobotsRules.AllowAll;
                    break;

                // "Unreachable": nothing may be asked for; what was known before goes on for the while (2.3.1.4).
                case FetchFailure when known.Rules is not null:
                    rules = known.Rules;
                    break;
                case FetchFailure { IsHostDown: true } failure:
                    return failure;
                case FetchFailure failure:
                    return failure with { Reason = $"Its robots.txt cannot be read: {failure.Reason}" };
                default:
                    rules = RobotsRules.AllowAll;
                    break;
            }

            pacing.Slow(address.Host, rules.Delay);
            known = (rules, time.GetUtcNow() + Lifetime);
            _known[origin] = known;
        }

        return known.Rules.Allows(address)
            ? null
            : new($"The robots.txt of {address.Host} does not allow it to be fetched. Ask whoever runs that server, or leave it out.");
    }
}
