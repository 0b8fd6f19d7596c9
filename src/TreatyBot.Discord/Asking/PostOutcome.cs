namespace TreatyBot.Discord.Asking;

/// <summary>What came of posting a reply: <see cref="Posted"/>, <see cref="NotPosted"/> or <see cref="TryLater"/>.</summary>
internal abstract record PostOutcome;

/// <summary>Discord has it.</summary>
/// <param name="MessageId">The message.</param>
internal sealed record Posted(string MessageId) : PostOutcome;

/// <summary>It will never be posted.</summary>
/// <param name="Reason">Why, for the store.</param>
internal sealed record NotPosted(string Reason) : PostOutcome;

/// <summary>Discord could not be reached.</summary>
/// <param name="Reason">For the log.</param>
internal sealed record TryLater(string Reason) : PostOutcome;
