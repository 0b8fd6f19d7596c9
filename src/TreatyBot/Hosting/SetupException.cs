namespace TreatyBot.Hosting;

/// <summary>TreatyBot cannot start as it is set up. The message says what is wrong and what to do; it is shown as it stands.</summary>
internal sealed class SetupException(string message, Exception? inner = null) : Exception(message, inner);
