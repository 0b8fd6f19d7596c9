namespace TreatyBot.Core.Commands;

/// <summary>A command that changes what the bot keeps; written in a message or chosen, it is the same text.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Text">With what.</param>
public sealed record ChangeCommand(ChangeKind Kind, string Text)
{
    /// <summary>Null where a text begins with none of these commands.</summary>
    public static ChangeCommand? Parse(string text) =>
        CommandText.Read<ChangeKind>(text) is var (kind, rest) ? new ChangeCommand(kind, rest) : null;

    /// <summary>As it is written and kept.</summary>
    public override string ToString() => $"/{Kind.ToString().ToLowerInvariant()} {Text}";
}

/// <summary>What is to be changed.</summary>
public enum ChangeKind
{
    /// <summary>A quote of the reply before is put to its question: <c>/pin 2 | QUESTION | DAY</c>, all of which may be left out.</summary>
    Pin,

    /// <summary>Takes a pin away, by its number.</summary>
    Unpin,

    /// <summary>From now on news on a topic are told here; without a topic, what is subscribed is listed.</summary>
    Subscribe,

    /// <summary>Ends a subscription, by its number.</summary>
    Unsubscribe,
}
