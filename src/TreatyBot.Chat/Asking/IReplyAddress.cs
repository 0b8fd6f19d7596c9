namespace TreatyBot.Chat.Asking;

/// <summary>The way back to where a question was asked, as a platform needs it.</summary>
public interface IReplyAddress
{
    /// <summary>The message that asks, by a name that none other on the platform has; null for a command.</summary>
    string? Message { get; }

    /// <summary>Replies with the same queue are posted one after the other; null: this one waits for no other.</summary>
    string? Queue { get; }

    /// <summary>
    /// What is said where the platform keeps back what was asked, as the key of an interface text; null where it does not.
    /// </summary>
    string? Unreadable => null;
}
