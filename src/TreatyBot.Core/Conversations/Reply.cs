using TreatyBot.Core.Answering;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// An answer laid out for people, the same for every platform: what is said, in order, and the buttons below. Each platform has one
/// renderer; escaping and limits live there and nowhere else. A block is shown whole or not at all.
/// </summary>
/// <param name="EventKey">The event that it replies to.</param>
/// <param name="Outcome">What kind of answer it lays out.</param>
/// <param name="Blocks">What is said, the most important first.</param>
/// <param name="Buttons">What can be done next.</param>
/// <param name="Confidence">From 0 to 1, calibrated.</param>
public sealed record Reply(
    string EventKey,
    ReplyOutcome Outcome,
    IReadOnlyList<ReplyBlock> Blocks,
    IReadOnlyList<ReplyButton> Buttons,
    double Confidence);

/// <summary>What kind of answer a reply lays out.</summary>
public enum ReplyOutcome
{
    Answered,
    NothingFound,
    Refused,

    /// <summary>No question to the documents: thanks, "help", "which documents do you have?".</summary>
    Social,

    /// <summary>What plain search finds for a question, without the claim that it answers.</summary>
    Passages,

    /// <summary>What a command finds that asks no question.</summary>
    LookedUp,
}

/// <summary>A part of a reply: <see cref="StatementBlock"/>, <see cref="QuoteBlock"/> or <see cref="NoteBlock"/>.</summary>
public abstract record ReplyBlock
{
    private protected ReplyBlock()
    {
    }
}

/// <summary>A sentence of the bot's own.</summary>
/// <param name="Text">Plain text; it may name titles, so that it is escaped like a quote.</param>
public sealed record StatementBlock(string Text) : ReplyBlock;

/// <summary>A quote with its citation. They are never parted.</summary>
/// <param name="Number">Its place among the answer's quotes, from 1.</param>
/// <param name="Citation">The words, their document, and what is to be said about them.</param>
/// <param name="Permalink">Opens the quote highlighted in its context; null where this reply may not link there.</param>
/// <param name="Role">Why it is shown.</param>
/// <param name="Asked">Where a message asks several things: what this quote, and those behind it, answer; null where that stands above, or
/// one thing was asked. Words of the asker's, escaped like a quote.</param>
public sealed record QuoteBlock(
    int Number, Citation Citation, Uri? Permalink, QuoteRole Role = QuoteRole.Answer, string? Asked = null) : ReplyBlock;

/// <summary>Why a quote is shown.</summary>
public enum QuoteRole
{
    /// <summary>It answers.</summary>
    Answer,

    /// <summary>It came nearest where the corpus does not say: it must be shown as "not an answer".</summary>
    Nearest,

    /// <summary>Plain search found it; the reply says once, of all, that nobody has judged whether they answer.</summary>
    Passage,
}

/// <summary>Something the reader must know about the answer.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">In whole sentences, plain text.</param>
public sealed record NoteBlock(NoteKind Kind, string Text) : ReplyBlock;

/// <summary>What a note is about.</summary>
public enum NoteKind
{
    /// <summary>The sources contradict each other.</summary>
    SourcesDiffer,

    /// <summary>The answer is given with little confidence.</summary>
    Unsure,

    /// <summary>A date that a quote speaks of as still to come has gone by.</summary>
    DatePassed,

    /// <summary>Other places say the same.</summary>
    SaidElsewhere,

    /// <summary>What was searched.</summary>
    Searched,

    /// <summary>What has become of a quote that was pinned.</summary>
    Pinned,
}

/// <summary>Something that can be done with a reply.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Label">What stands on it; 40 characters at most.</param>
/// <param name="Number">What it is done with, where the action alone does not tell; else 0.</param>
public sealed record ReplyButton(ReplyAction Action, string Label, int Number = 0);

/// <summary>What a button does.</summary>
public enum ReplyAction
{
    /// <summary>Shows the quotes that the reply left out.</summary>
    MoreQuotes,

    /// <summary>Shows a quote in its context.</summary>
    ShowContext,

    /// <summary>Notes that the reply helped.</summary>
    Helpful,

    /// <summary>Notes that the reply did not help, and asks why.</summary>
    NotHelpful,

    /// <summary>Says why it did not help: it quotes the wrong passage.</summary>
    WrongPassage,

    /// <summary>Likewise: what it quotes is out of date.</summary>
    OutOfDate,

    /// <summary>Likewise: it does not answer the question, or not all of it.</summary>
    Incomplete,

    /// <summary>Likewise: it cannot be understood.</summary>
    Unclear,

    /// <summary>Likewise, in words of one's own.</summary>
    OtherReason,

    /// <summary>Shows what plain search finds for the question.</summary>
    Search,

    /// <summary>Shows the article before the one shown.</summary>
    PreviousArticle,

    /// <summary>Shows the article behind the one shown.</summary>
    NextArticle,

    /// <summary>Shows a private reply to the whole channel.</summary>
    ShareHere,

    /// <summary>Puts a quote to the question for good, for whom the operator trusts with it.</summary>
    Pin,
}
