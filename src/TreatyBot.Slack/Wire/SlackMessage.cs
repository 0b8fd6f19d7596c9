namespace TreatyBot.Slack.Wire;

/// <summary>A message to be posted.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Text">What notifications and screen readers get, escaped for Slack (<c>&amp;</c>, <c>&lt;</c>, <c>&gt;</c>).</param>
/// <param name="Blocks">What is shown; empty: the text itself, without any formatting.</param>
/// <param name="Thread">The <c>ts</c> of the message that it replies to; null: none.</param>
/// <param name="EventKey">Kept with the message, so that it is known again after a crash; null: nothing is kept.</param>
public sealed record SlackMessage(
    string Channel, string Text, IReadOnlyList<SlackBlock> Blocks, string? Thread = null, string? EventKey = null);

/// <summary>A file.</summary>
/// <param name="Name">With its ending.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SlackFile(string Name, byte[] Content);

/// <summary>An answer to a response address.</summary>
/// <param name="Text">As in <see cref="SlackMessage"/>.</param>
/// <param name="Blocks">As in <see cref="SlackMessage"/>.</param>
/// <param name="Kind">Who sees it.</param>
public sealed record SlackResponse(string Text, IReadOnlyList<SlackBlock> Blocks, SlackResponseKind Kind);

public enum SlackResponseKind
{
    /// <summary>The person who acted.</summary>
    Ephemeral,

    /// <summary>The whole channel.</summary>
    InChannel,

    /// <summary>Takes the place of the message that the button stood on.</summary>
    ReplaceOriginal,
}

/// <summary>A part of a message: <see cref="SlackText"/>, <see cref="SlackContext"/>, <see cref="SlackButtons"/> or
/// <see cref="SlackFeedback"/>.</summary>
public abstract record SlackBlock
{
    private protected SlackBlock()
    {
    }
}

/// <summary>Text in which nothing is interpreted: Slack's <c>rich_text</c>.</summary>
public sealed record SlackText(IReadOnlyList<SlackParagraph> Paragraphs) : SlackBlock;

/// <summary>A line that stands back, small and grey, in which nothing is interpreted: Slack's <c>context</c>.</summary>
/// <param name="Text">Plain, unescaped; 3,000 characters at most
/// (docs.slack.dev/reference/block-kit/composition-objects/text-object).</param>
/// <param name="LinkText">What stands on the link; of our own making.</param>
/// <param name="Link">Where it leads; null: nowhere.</param>
public sealed record SlackContext(string Text, string LinkText, Uri? Link) : SlackBlock;

/// <param name="IsQuote">True for a stretch with a bar at its left.</param>
/// <param name="Runs">What it consists of.</param>
public sealed record SlackParagraph(bool IsQuote, IReadOnlyList<SlackRun> Runs);

/// <param name="Text">Plain, unescaped.</param>
/// <param name="IsBold">Stands out.</param>
/// <param name="IsItalic">Stands back.</param>
public sealed record SlackRun(string Text, bool IsBold = false, bool IsItalic = false);

/// <summary>A row of buttons: 25 at most.</summary>
public sealed record SlackButtons(IReadOnlyList<SlackButton> Buttons) : SlackBlock;

/// <summary>
/// Slack's own two thumbs, small below a reply, each of which comes back as a button does
/// (docs.slack.dev/reference/block-kit/blocks/context-actions-block).
/// </summary>
/// <param name="Positive">The thumb up; its label is read out by screen readers.</param>
/// <param name="Negative">The thumb down.</param>
public sealed record SlackFeedback(SlackButton Positive, SlackButton Negative) : SlackBlock
{
    /// <summary>Comes back as the action of both; which of the two it was stands before the value.</summary>
    internal const string ActionId = "Feedback";

    /// <summary>Between the action and the value of a thumb.</summary>
    internal const char Separator = ' ';
}

/// <param name="ActionId">Comes back when it is pressed; differs from that of every other button in the message; 255 characters at
/// most.</param>
/// <param name="Label">Plain; 75 characters at most.</param>
/// <param name="Value">Comes back when it is pressed; 2,000 characters at most.</param>
public sealed record SlackButton(string ActionId, string Label, string Value);

/// <param name="Title">What is shown.</param>
/// <param name="Message">What is asked when it is chosen.</param>
public sealed record SlackPrompt(string Title, string Message);

/// <summary>A form of one input that a person fills in: Slack's modal.</summary>
/// <param name="Callback">Comes back with it: which form.</param>
/// <param name="Metadata">Comes back with it; 3,000 characters at most.</param>
/// <param name="Title">Plain; 24 characters at most, likewise the next two.</param>
/// <param name="Submit">What stands on the button that sends it.</param>
/// <param name="Close">What stands on the one that does not.</param>
/// <param name="Label">What stands above the input; plain.</param>
/// <param name="MaxLength">Of what is written into it; 3,000 characters at most.</param>
public sealed record SlackForm(
    string Callback, string Metadata, string Title, string Submit, string Close, string Label, int MaxLength)
{
    /// <summary>What the block of the input is called.</summary>
    internal const string Block = "words";

    /// <summary>What the input itself is called.</summary>
    internal const string Input = "text";
}
