namespace TreatyBot.Discord.Wire;

/// <summary>
/// The wire to Discord alone: events in, calls out. It keeps the connection, obeys rate limits and tries again what may be tried again
/// within a call's timeout; it decides nothing. Every message goes out with <c>allowed_mentions</c> empty.
/// </summary>
public interface IDiscordClient
{
    /// <summary>How the connection stands.</summary>
    DiscordConnectionHealth Health { get; }

    /// <summary>Connects, stays connected, and yields what arrives. Ends only when cancelled.</summary>
    /// <exception cref="DiscordRefusedException">Discord will not let the bot in: the token or the application must be changed
    /// first.</exception>
    IAsyncEnumerable<DiscordEvent> ListenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The event is taken in for good: another process need not get it again. A client that cannot carry a session over ignores it.
    /// </summary>
    void TakenIn(DiscordEvent taken);

    /// <summary>The application that the token belongs to.</summary>
    Task<DiscordResult<DiscordApplication>> FindApplicationAsync(CancellationToken cancellationToken);

    /// <summary>The commands as Discord has them.</summary>
    Task<DiscordResult<IReadOnlyList<ApplicationCommand>>> ListCommandsAsync(string applicationId, CancellationToken cancellationToken);

    /// <summary>Puts these commands in the place of all that Discord has.</summary>
    Task<DiscordResult<Done>> ReplaceCommandsAsync(
        string applicationId, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken);

    /// <summary>Tells Discord that a reply will come; within 3 seconds of the interaction.</summary>
    Task<DiscordResult<Done>> DeferAsync(DiscordCallback to, bool onlyForAsker, CancellationToken cancellationToken);

    /// <summary>Responds at once; within 3 seconds of the interaction.</summary>
    Task<DiscordResult<Done>> RespondAsync(
        DiscordCallback to, OutgoingMessage message, bool onlyForAsker, CancellationToken cancellationToken);

    /// <summary>Responds by opening a window that the person fills in; within 3 seconds of the interaction, which is a button's.</summary>
    Task<DiscordResult<Done>> OpenModalAsync(DiscordCallback to, DiscordModal modal, CancellationToken cancellationToken);

    /// <summary>Proposes values for the option that somebody is typing in; 25 at most.</summary>
    Task<DiscordResult<Done>> AutocompleteAsync(
        DiscordCallback to, IReadOnlyList<OptionChoice> choices, CancellationToken cancellationToken);

    /// <summary>Puts a message in the place of the deferral; within 15 minutes of the interaction. Repeated, it changes nothing.</summary>
    /// <returns>The message's id.</returns>
    Task<DiscordResult<string>> FinishAsync(
        string applicationId, DiscordCallback to, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Writes a message. Repeated within minutes with the same nonce, it returns the first one.</summary>
    /// <param name="channelId">The channel, thread or direct message.</param>
    /// <param name="message">What to write.</param>
    /// <param name="nonce">25 characters at most.</param>
    /// <param name="repliesTo">The message that it replies to; one that is gone makes the call fail.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The message's id.</returns>
    Task<DiscordResult<string>> WriteAsync(
        string channelId, OutgoingMessage message, string nonce, string? repliesTo, CancellationToken cancellationToken);

    /// <summary>Opens a thread on a message, or finds the one that stands on it: its id is the message's.</summary>
    /// <param name="channelId">The channel of the message.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="name">1 to 100 characters.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<DiscordResult<Done>> OpenThreadAsync(
        string channelId, string messageId, string name, CancellationToken cancellationToken);

    /// <summary>Up to 100 messages after the given one.</summary>
    Task<DiscordResult<IReadOnlyList<DiscordMessage>>> ListMessagesAsync(
        string channelId, string after, CancellationToken cancellationToken);

    /// <summary>The channel of direct messages with somebody.</summary>
    Task<DiscordResult<DiscordChannel>> OpenDirectMessagesAsync(string userId, CancellationToken cancellationToken);

    Task<DiscordResult<DiscordChannel>> FindChannelAsync(string channelId, CancellationToken cancellationToken);

    Task<DiscordResult<DiscordGuild>> FindGuildAsync(string guildId, CancellationToken cancellationToken);

    Task<DiscordResult<DiscordMember>> FindMemberAsync(string guildId, string userId, CancellationToken cancellationToken);
}

/// <summary>Where the response to an interaction goes.</summary>
/// <param name="Id">The interaction's id.</param>
/// <param name="Token">Its token; a secret for 15 minutes.</param>
public sealed record DiscordCallback(string Id, string Token)
{
    public override string ToString() => Id;
}

/// <summary>A call that tells nothing but that it is done.</summary>
public readonly record struct Done;
