namespace TreatyBot.Logs;

/// <summary>How a line of the log is written.</summary>
internal enum LogFormat
{
    Text,
    Json,
}
