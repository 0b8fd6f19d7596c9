using TreatyBot.Core.Search;

namespace TreatyBot.Core.Conversations;

/// <summary>What the bot says to messages that ask its documents nothing.</summary>
public sealed class SocialReplies(Corpus corpus, ExampleQuestions examples)
{
    /// <summary>So many titles are read at a glance; a platform's own list of sources shows more.</summary>
    private const int MaxTitles = 10;

    /// <summary>In characters: ten of these fit in one message of every platform.</summary>
    private const int MaxTitleLength = 100;

    /// <summary>What a message is; null for a question to the documents.</summary>
    public SocialMessage? Recognize(string text) => SocialMessages.Recognize(text, term => corpus.Index.CountWith(term) > 0);

    /// <summary>The reply.</summary>
    /// <param name="question">What was written, and where.</param>
    /// <param name="message">What it is.</param>
    /// <param name="visible">The collections that may be shown to whoever reads the reply.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<Reply> LayAsync(
        AskedQuestion question, SocialMessage message, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var shown = question.Collection is { } picked
            ? visible.Where(name => name.Equals(picked, StringComparison.OrdinalIgnoreCase)).ToHashSet(StringComparer.Ordinal)
            : visible;
        var locale = question.Locale;
        var text = message switch
        {
            SocialMessage.Greeting => await WithExampleAsync(
                InterfaceTexts.Format("Social.Greeting", locale, InterfaceTexts.Get("HowToAsk", locale)), locale, shown, cancellationToken),
            SocialMessage.Help => await WithExampleAsync(InterfaceTexts.Get("Social.Help", locale), locale, shown, cancellationToken),
            SocialMessage.Identity =>
                await WithExampleAsync(InterfaceTexts.Get("Social.Identity", locale), locale, shown, cancellationToken),
            SocialMessage.Documents => Titles(locale, shown),
            _ => InterfaceTexts.Get($"Social.{message}", locale),
        };
        return new Reply(question.EventKey, ReplyOutcome.Social, [new StatementBlock(text)], [], 0);
    }

    /// <summary>
    /// A text with a question to begin with, which documents of these collections do answer; the text alone where there is none.
    /// </summary>
    public async Task<string> WithExampleAsync(
        string text, string? locale, IReadOnlySet<string> visible, CancellationToken cancellationToken) =>
        await examples.ListAsync(visible, 1, cancellationToken) is [var example]
            ? InterfaceTexts.Format("ForExample", locale, text, example)
            : text;

    private string Titles(string? locale, IReadOnlySet<string> visible)
    {
        var documents = corpus.Catalogue.Entries.Where(entry => visible.Contains(entry.Document.Collection)).ToList();
        var titles = documents
            .Select(entry => ShortText.Shorten(entry.Document.DisplayTitle, MaxTitleLength))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(MaxTitles)
            .ToList();
        return documents.Count switch
        {
            0 => InterfaceTexts.Get("Social.NoDocuments", locale),
            1 => InterfaceTexts.Format("Social.OneDocument", locale, titles[0]),
            <= MaxTitles => InterfaceTexts.Format("Social.Documents", locale, documents.Count, string.Join("; ", titles)),
            _ =>
                InterfaceTexts.Format(
                    "Social.ManyDocuments", locale, documents.Count, string.Join("; ", titles), documents.Count - MaxTitles),
        };
    }
}
