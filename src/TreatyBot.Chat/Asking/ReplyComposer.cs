using TreatyBot.Chat.Content;
using TreatyBot.Chat.Export;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;
using TreatyBot.Core.Search;

namespace TreatyBot.Chat.Asking;

/// <summary>Has a question answered by the desk, once the documents can be searched.</summary>
internal sealed class ReplyComposer<TAddress>(IChatPlatform<TAddress> platform, IDesk desk, Corpus corpus, TimeProvider clock)
    where TAddress : class, IReplyAddress
{
    /// <summary>A corpus that is not open by then is said to be still closed.</summary>
    private static readonly TimeSpan CorpusOpensWithin = TimeSpan.FromMinutes(1);

    /// <summary>Well below what a person notices.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly ThreadExport _export = new(desk, clock);

    /// <returns>Null where it has its reply already, or another run works on it.</returns>
    public async Task<ChatContent?> ComposeAsync(PendingQuestion<TAddress> asked, CancellationToken cancellationToken)
    {
        var locale = asked.Question.Locale;
        if (asked.Address.Unreadable is { } text)
        {
            return ChatContent.Sentence(text, locale);
        }

        if (asked.Question.Text.Length == 0)
        {
            return new SentenceContent(await desk.HowToAskAsync(asked.Question, cancellationToken));
        }

        await CorpusOpensAsync(cancellationToken);
        var question = await platform.LocateAsync(asked, cancellationToken);

        // Above a reply to a message the question can be read; above one to a command it cannot.
        if (LookupCommand.Parse(question.Text) is { Kind: LookupKind.Export } command)
        {
            return await desk.AnswerAsync(question, cancellationToken) is null
                ? null
                : await ExportAsync(question, command, cancellationToken);
        }

        var isUnseen = asked.Address.Message is null && !Subscription.IsNews(asked.EventKey);
        return await desk.AnswerAsync(question, cancellationToken) is { } reply
            ? new ReplyContent(reply, new ReplyView(locale, isUnseen ? question.Text : null))
            : null;
    }

    private async Task<ChatContent> ExportAsync(AskedQuestion question, LookupCommand command, CancellationToken cancellationToken)
    {
        var format = command.Text.Contains("markdown", StringComparison.OrdinalIgnoreCase) ? ExportFormat.Markdown : ExportFormat.Word;
        return await _export.WriteAsync(question.Asker, question.Place, format, question.Locale, cancellationToken) is { } file
            ? new FileContent(InterfaceTexts.Format("Exported", question.Locale, file.Name), file)
            : ChatContent.Sentence("ExportNothing", question.Locale);
    }

    /// <summary>What was asked before a restart comes back sooner than the corpus is open again.</summary>
    private async Task CorpusOpensAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (!corpus.IsOpen && clock.GetElapsedTime(started) < CorpusOpensWithin)
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }
}
