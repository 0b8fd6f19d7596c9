namespace TreatyBot.Slack.Wire;

/// <summary>One call to Slack: always a <c>POST</c>.</summary>
/// <param name="Address">A method of the Web API, or a response address.</param>
/// <param name="Token">By whose right; null: the address is right enough.</param>
/// <param name="Content">JSON, or a form where a method takes no JSON.</param>
internal sealed record SlackCall(Uri Address, string? Token, HttpContent Content);
