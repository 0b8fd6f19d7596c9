namespace TreatyBot.Core.Conversations;

/// <summary>How often one person may ask.</summary>
public interface IAskingLimit
{
    /// <summary>
    /// Takes one question from the asker's allowance. Null where it had one left; else the time until there is one again.
    /// </summary>
    TimeSpan? TryTake(Asker asker);
}
