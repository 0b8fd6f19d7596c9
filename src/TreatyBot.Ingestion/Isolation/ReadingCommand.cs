namespace TreatyBot.Ingestion.Isolation;

/// <summary>How a process is started that reads files and nothing else: one that calls <see cref="ReadingMode.RunAsync"/>.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">As on its command line.</param>
public sealed record ReadingCommand(string FileName, IReadOnlyList<string> Arguments);
