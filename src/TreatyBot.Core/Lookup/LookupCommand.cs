using TreatyBot.Core.Commands;

namespace TreatyBot.Core.Lookup;

/// <summary>
/// What somebody wants looked up who asks no question: <c>/verify "QUOTE"</c>, <c>/article DOCUMENT PLACE</c>, <c>/compare TOPIC</c>. The
/// same words wherever he writes them, so that it is accepted, kept and replied to as a question is.
/// </summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Text">With what.</param>
public sealed record LookupCommand(LookupKind Kind, string Text)
{
    /// <summary>Null where a text begins with none of these commands.</summary>
    public static LookupCommand? Parse(string text) =>
        CommandText.Read<LookupKind>(text) is var (kind, rest) ? new LookupCommand(kind, rest) : null;

    /// <summary>As it is written and kept.</summary>
    public override string ToString() => $"/{Kind.ToString().ToLowerInvariant()} {Text}";
}

/// <summary>What is looked up.</summary>
public enum LookupKind
{
    /// <summary>Whether a text is a quotation from the documents.</summary>
    Verify,

    /// <summary>A whole article of a document.</summary>
    Article,

    /// <summary>What each document says on a topic.</summary>
    Compare,

    /// <summary>What is pinned, to questions with these words where some are given.</summary>
    Pins,

    /// <summary>The thread as a file: <c>markdown</c> or <c>word</c>, the latter where nothing is said.</summary>
    Export,

    /// <summary>What one document says on the topic of a subscription: its number, then the topic. Written by the bot alone.</summary>
    News,
}
