namespace TreatyBot.LoopbackSlack;

/// <summary>
/// Slack's tiers: so many calls of a method a minute for a token. Whoever calls on while it was told to wait is noted as a violation.
/// </summary>
internal sealed class MethodLimits(SlackServer slack)
{
    /// <summary>Calls a window: tier 3 (50) and tier 4 (100) of Slack's documentation.</summary>
    private static readonly Dictionary<string, int> Tiers = new(StringComparer.Ordinal)
    {
        ["conversations.info"] = 50,
        ["conversations.history"] = 50,
        ["conversations.replies"] = 50,
        ["conversations.members"] = 100,
        ["users.info"] = 100,
        ["chat.postEphemeral"] = 100,
        ["assistant.threads.setSuggestedPrompts"] = 100,
        ["assistant.threads.setTitle"] = 100,
    };

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Method, string Token), Window> _windows = [];

    /// <summary>Counts a call. The whole seconds that its caller must wait; 0: it may pass.</summary>
    public int Take(string method, string token)
    {
        if (slack.Options.TierWindow is not { } length || !Tiers.TryGetValue(method, out var most))
        {
            return 0;
        }

        var now = TimeProvider.System.GetUtcNow();
        lock (_lock)
        {
            if (!_windows.TryGetValue((method, token), out var window) || now >= window.Ends)
            {
                window = new Window(now + length);
                _windows[(method, token)] = window;
            }

            if (++window.Calls <= most)
            {
                return 0;
            }

            // What was already under way when the first was refused is no violation.
            window.Refused ??= now;
            if (now - window.Refused > slack.Options.OnTheWay)
            {
                slack.Violate(
                    $"{method} was called {(now - window.Refused.Value).TotalMilliseconds:0} ms after it was refused, before the wait "
                        + "was over");
            }

            return (int)Math.Ceiling((window.Ends - now).TotalSeconds);
        }
    }

    private sealed class Window(DateTimeOffset ends)
    {
        public DateTimeOffset Ends { get; } = ends;

        public int Calls { get; set; }

        public DateTimeOffset? Refused { get; set; }
    }
}
