namespace TreatyBot.Slack.Wire;

/// <summary>
/// The wire to Slack, and nothing else: a stream of events in, a dozen calls out. A call is tried once; what comes of it, good or bad, is a
/// value. Whether to try again, what to answer and what to remember is decided above.
/// </summary>
public interface ISlackClient
{
    /// <summary>What the log calls it.</summary>
    string Name { get; }

    /// <summary>
    /// What Slack sends over Socket Mode, from all connections, until cancelled; reconnecting is this side's work. An event that is not
    /// acknowledged comes again.
    /// </summary>
    /// <exception cref="SlackTokenException">Slack takes the app token no more: trying again is of no use.</exception>
    IAsyncEnumerable<SlackDelivery> ListenAsync(CancellationToken cancellationToken);

    /// <summary>Who a token belongs to, and what it may do.</summary>
    Task<SlackResult<SlackIdentity>> IdentifyAsync(string token, CancellationToken cancellationToken);

    /// <summary>Whether the app token may open Socket Mode connections.</summary>
    Task<SlackResult<SlackNothing>> TestAppTokenAsync(CancellationToken cancellationToken);

    /// <summary>Posts a message that all in the channel see. The value is its <c>ts</c>.</summary>
    Task<SlackResult<string>> PostAsync(string token, SlackMessage message, CancellationToken cancellationToken);

    /// <summary>Shows a message to one person. It is not kept by Slack.</summary>
    Task<SlackResult<SlackNothing>> PostEphemeralAsync(
        string token, string user, SlackMessage message, CancellationToken cancellationToken);

    /// <summary>Answers a command, button or shortcut at the address that came with it: five times in 30 minutes at most.</summary>
    Task<SlackResult<SlackNothing>> RespondAsync(Uri responseUrl, SlackResponse response, CancellationToken cancellationToken);

    /// <summary>Puts a file into a channel, or into a thread of it; all who can read there get it. Needs the scope files:write.</summary>
    Task<SlackResult<SlackNothing>> ShareFileAsync(
        string token, SlackFile file, string channel, string? thread, CancellationToken cancellationToken);

    /// <summary>Opens a form for whoever has just pressed a button: within three seconds of it.</summary>
    /// <param name="token">The workspace's token.</param>
    /// <param name="trigger">That of the button event.</param>
    /// <param name="form">What is to be filled in.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task<SlackResult<SlackNothing>> OpenFormAsync(
        string token, string trigger, SlackForm form, CancellationToken cancellationToken);

    /// <summary>Shows these blocks on the app's home tab to one person; 100 at most.</summary>
    Task<SlackResult<SlackNothing>> PublishHomeAsync(
        string token, string user, IReadOnlyList<SlackBlock> blocks, CancellationToken cancellationToken);

    /// <summary>
    /// The messages of a thread, or of a channel where <paramref name="thread"/> is null, from <paramref name="oldest"/> on (inclusive; the
    /// first message of a thread comes with it always). 1,000 messages at most.
    /// </summary>
    Task<SlackResult<IReadOnlyList<SlackStoredMessage>>> ReadAsync(
        string token, string channel, string? thread, string oldest, CancellationToken cancellationToken);

    /// <summary>Who can read a channel.</summary>
    Task<SlackResult<SlackChannel>> DescribeChannelAsync(string token, string channel, CancellationToken cancellationToken);

    /// <summary>One page of a channel's members.</summary>
    Task<SlackResult<SlackMembers>> ListMembersAsync(string token, string channel, string? cursor, CancellationToken cancellationToken);

    /// <summary>A person, as a workspace sees him.</summary>
    Task<SlackResult<SlackUser>> DescribeUserAsync(string token, string user, CancellationToken cancellationToken);

    /// <summary>
    /// Says in a thread that the bot is at work; Slack takes it away with the bot's next message there, or after two minutes.
    /// </summary>
    Task<SlackResult<SlackNothing>> SetStatusAsync(
        string token, string channel, string thread, string status, CancellationToken cancellationToken);

    /// <summary>Names a conversation with the assistant or agent.</summary>
    Task<SlackResult<SlackNothing>> SetTitleAsync(
        string token, string channel, string thread, string title, CancellationToken cancellationToken);

    /// <summary>
    /// Offers questions in the assistant pane, or to whoever talks to the agent, where <paramref name="thread"/> must be null: four at
    /// most.
    /// </summary>
    Task<SlackResult<SlackNothing>> SuggestPromptsAsync(
        string token, string channel, string? thread, IReadOnlyList<SlackPrompt> prompts, CancellationToken cancellationToken);
}

/// <summary>An event, and how to tell Slack that it has been taken in.</summary>
/// <param name="Event">What happened.</param>
/// <param name="AcknowledgeAsync">To be called within three seconds. It does nothing once the connection is gone: the event then comes
/// again.</param>
public sealed record SlackDelivery(SlackEvent Event, Func<CancellationToken, Task> AcknowledgeAsync);
