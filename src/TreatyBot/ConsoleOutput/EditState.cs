namespace TreatyBot.ConsoleOutput;

/// <summary>How far a line is that somebody types.</summary>
internal enum EditState
{
    Editing,

    /// <summary>Enter was pressed.</summary>
    Entered,

    /// <summary>There will be no more lines: Ctrl+C, or Ctrl+D on an empty one.</summary>
    Ended,
}
