namespace TreatyBot.Core.Documents;

/// <summary>How the row of a table is written in a reading: "State: Orrin · Votes: 4".</summary>
public static class TableRow
{
    /// <summary>Between one cell and the next.</summary>
    public const string BetweenCells = " · ";

    /// <summary>Between the head of a column and its cell.</summary>
    public const string BehindHead = ": ";
}
