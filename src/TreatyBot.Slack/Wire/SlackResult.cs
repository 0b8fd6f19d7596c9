namespace TreatyBot.Slack.Wire;

/// <summary>What came of a call: a value, or a failure.</summary>
/// <param name="Value">What Slack answered; meaningless where there is a failure.</param>
/// <param name="Failure">Why there is no value.</param>
public sealed record SlackResult<T>(T? Value, SlackFailure? Failure);

/// <summary>The value of a call that gives none.</summary>
public sealed record SlackNothing
{
    private SlackNothing()
    {
    }

    public static SlackNothing Instance { get; } = new();
}

/// <summary>Why a call gave nothing.</summary>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Code">Slack's own word, such as <c>not_in_channel</c>, or what the network said. It names no token.</param>
/// <param name="RetryAfter">How long Slack wants to be left alone, where it says so.</param>
public sealed record SlackFailure(SlackFailureKind Kind, string Code, TimeSpan? RetryAfter = null);

public enum SlackFailureKind
{
    /// <summary>Too many calls: nothing was done; try again later.</summary>
    RateLimited,

    /// <summary>No answer, or that of a broken server: it may have been done or not.</summary>
    Unavailable,

    /// <summary>Slack will not do it; trying again is of no use.</summary>
    Refused,

    /// <summary>The token is revoked or wrong, or the app uninstalled.</summary>
    TokenDead,
}

/// <summary>Slack takes a token no more.</summary>
public sealed class SlackTokenException : Exception
{
    public SlackTokenException()
    {
    }

    public SlackTokenException(string message)
        : base(message)
    {
    }

    public SlackTokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
