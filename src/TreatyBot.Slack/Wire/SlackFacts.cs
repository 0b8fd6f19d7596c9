namespace TreatyBot.Slack.Wire;

/// <summary>Who a bot token belongs to.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="TeamName">Its name.</param>
/// <param name="BotUser">The bot's user id there.</param>
/// <param name="Scopes">What the token may do; empty where Slack does not say.</param>
/// <param name="ServerTime">Slack's clock; null where it does not say.</param>
public sealed record SlackIdentity(string Team, string TeamName, string BotUser, IReadOnlySet<string> Scopes, DateTimeOffset? ServerTime);

/// <summary>Who can read a channel.</summary>
/// <param name="IsShared">People of other workspaces or organisations can read it.</param>
/// <param name="IsDirect">One person and the bot.</param>
public sealed record SlackChannel(bool IsShared, bool IsDirect);

/// <param name="Users">Their ids.</param>
/// <param name="Cursor">Names the next page; null: this was the last.</param>
public sealed record SlackMembers(IReadOnlyList<string> Users, string? Cursor);

/// <param name="Team">The workspace that the person belongs to.</param>
/// <param name="IsActive">False where the account is deleted or a bot's.</param>
/// <param name="IsGuest">True where the person sees only some channels.</param>
/// <param name="Name">As others see it; null where Slack does not say.</param>
public sealed record SlackUser(string Team, bool IsActive, bool IsGuest, string? Name = null);

/// <summary>A message as Slack keeps it.</summary>
/// <param name="Ts">Its name and time.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="EventKey">What <see cref="SlackMessage.EventKey"/> was given with it.</param>
public sealed record SlackStoredMessage(string Ts, string? User, string? EventKey);
