namespace TreatyBot.Discord.Wire;

/// <summary>What came of a call: a value, or the reason why there is none.</summary>
public sealed record DiscordResult<T>
{
    public DiscordResult(T value) => Value = value;

    public DiscordResult(DiscordFailure failure) => Failure = failure;

    public T? Value { get; }

    public DiscordFailure? Failure { get; }
}

/// <summary>Why a call did not do what it should.</summary>
/// <param name="Kind">What can be done about it.</param>
/// <param name="Code">Discord's own number for it, 0 where there is none.</param>
/// <param name="Message">For the log.</param>
public sealed record DiscordFailure(DiscordFailureKind Kind, int Code, string Message)
{
    /// <summary>What happened and what to do, for whoever sets the bot up.</summary>
    public string Advice => Kind == DiscordFailureKind.Unreachable
        ? $"Discord cannot be reached ({Message.TrimEnd('.')}). Check the network and Discord:ApiBaseUrl."
        : Message;
}

/// <summary>What can be done about a failure.</summary>
public enum DiscordFailureKind
{
    /// <summary>
    /// Discord could not be reached, was overloaded, or made us wait too long: the same call may succeed later, and may have arrived.
    /// </summary>
    Unreachable,

    /// <summary>Discord said no: the same call will fail again.</summary>
    Refused,

    /// <summary>The token is not valid any longer: no call will succeed.</summary>
    TokenInvalid,
}

/// <summary>Discord's numbers for refusals that the bot knows how to deal with.</summary>
internal static class DiscordCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int CannotMessageUser = 50007;
    public const int MissingPermission = 50013;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidBody = 50035;
    public const int ThreadArchived = 50083;
    public const int NoMutualGuild = 50278;
    public const int CannotReplyWithoutHistory = 160002;
    public const int ThreadStandsAlready = 160004;
    public const int ThreadLocked = 160005;

    /// <summary>Ours, for <see cref="InvalidBody"/> whose only fault is that the message it replies to is gone.</summary>
    public const int RepliesToUnknownMessage = -1;
}

/// <summary>Discord will not let this bot in until somebody changes something: there is no sense in trying again.</summary>
public sealed class DiscordRefusedException(string message) : Exception(message);
