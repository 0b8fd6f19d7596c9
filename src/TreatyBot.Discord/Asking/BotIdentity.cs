namespace TreatyBot.Discord.Asking;

/// <summary>Who the bot is at Discord.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="UserId">The bot user, whom people mention.</param>
internal sealed record BotIdentity(string ApplicationId, string UserId);
