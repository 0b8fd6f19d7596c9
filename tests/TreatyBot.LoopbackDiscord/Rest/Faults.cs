namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>How often Discord fails, and how. Shares of all calls, from 0 to 1.</summary>
public sealed class Faults(int seed = 17)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    /// <summary>Answers 429, not the client's fault.</summary>
    public double TooMany { get; set; }

    /// <summary>Answers 500, having done nothing or all of it.</summary>
    public double ServerError { get; set; }

    /// <summary>Never answers, having done nothing or all of it.</summary>
    public double Silence { get; set; }

    public TimeSpan SilenceLasts { get; set; } = TimeSpan.FromSeconds(1);

    internal Fault Next()
    {
        lock (_lock)
        {
            var at = _random.NextDouble();
            var done = _random.Next(2) == 0;
            return at < TooMany ? Fault.TooMany
                : at < TooMany + ServerError ? (done ? Fault.ErrorAfter : Fault.ErrorBefore)
                : at < TooMany + ServerError + Silence ? (done ? Fault.SilenceAfter : Fault.SilenceBefore)
                : Fault.None;
        }
    }
}

internal enum Fault
{
    None,
    TooMany,
    ErrorBefore,
    ErrorAfter,
    SilenceBefore,
    SilenceAfter,
}
