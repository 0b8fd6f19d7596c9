namespace TreatyBot.Chat.Asking;

/// <summary>
/// What came of posting a reply: <see cref="Posted"/>, <see cref="NotPosted"/>, <see cref="TryLater"/> or <see cref="LeftForNextRun"/>.
/// </summary>
public abstract record PostOutcome
{
    private protected PostOutcome()
    {
    }
}

/// <summary>The platform has it.</summary>
/// <param name="MessageId">The message, where the platform tells one.</param>
public sealed record Posted(string? MessageId) : PostOutcome;

/// <summary>It will never be posted.</summary>
/// <param name="Reason">Why, for the store.</param>
public sealed record NotPosted(string Reason) : PostOutcome;

/// <summary>The platform could not be reached, or wants to be left alone for a while.</summary>
/// <param name="Reason">For the log.</param>
/// <param name="MayBeThere">Whether the reply may have arrived all the same.</param>
/// <param name="After">How long to wait, where the platform says so.</param>
public sealed record TryLater(string Reason, bool MayBeThere, TimeSpan? After = null) : PostOutcome;

/// <summary>Nothing can be posted in this run: the question stays unfinished.</summary>
/// <param name="Reason">For the log.</param>
public sealed record LeftForNextRun(string Reason) : PostOutcome;
