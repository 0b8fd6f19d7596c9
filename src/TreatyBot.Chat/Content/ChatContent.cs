using TreatyBot.Chat.Export;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Chat.Content;

/// <summary>
/// What the bot says, before a platform's renderer writes it: <see cref="SentenceContent"/>, <see cref="ReplyContent"/>,
/// <see cref="ContextContent"/>, <see cref="FileContent"/>, <see cref="SourcesContent"/> or <see cref="SourceContent"/>.
/// </summary>
public abstract record ChatContent
{
    private protected ChatContent()
    {
    }

    /// <summary>A sentence by the key of its text.</summary>
    public static SentenceContent Sentence(string key, string? locale) => new(InterfaceTexts.Get(key, locale));
}

/// <summary>A file, and what is said above it.</summary>
public sealed record FileContent(string Text, ExportFile File) : ChatContent;

/// <summary>A sentence of the bot's own.</summary>
public sealed record SentenceContent(string Text) : ChatContent;

/// <summary>A reply, or a part of it.</summary>
public sealed record ReplyContent(Reply Reply, ReplyView View) : ChatContent;

/// <summary>A quote with what stands around it.</summary>
/// <param name="EventKey">The question whose quote it is.</param>
/// <param name="Quote">The quote.</param>
/// <param name="HasNext">Whether another quote follows, whose context can be shown next.</param>
/// <param name="Locale">The reader's language.</param>
public sealed record ContextContent(string EventKey, QuoteBlock Quote, bool HasNext, string? Locale) : ChatContent;
