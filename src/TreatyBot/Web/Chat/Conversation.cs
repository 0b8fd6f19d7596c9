using TreatyBot.Core.Conversations;
using TreatyBot.Web.Access;

namespace TreatyBot.Web.Chat;

/// <summary>
/// Asks the desk for the chat page. The page holds no state of its own: the questions of a conversation are numbered, and each number is
/// one event. A form that is sent twice gets the same reply twice.
/// </summary>
internal sealed class Conversation(IDesk desk, IConversationStore store, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>
    /// A conversation with more questions goes on as a new one: opening it reads every reply, and a page of fifty is long enough.
    /// </summary>
    public const int MaxTurns = 50;

    public static Asker AskerOf(HttpContext context) => new("web", context.Caller() == Caller.Local ? "local" : "operator");

    /// <summary>The language that the browser asks for first; null where it asks for none.</summary>
    private static string? LocaleOf(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1).FirstOrDefault(language => language.Value != "*")?.Value.ToString();

    public static Place PlaceOf(ConversationId conversation) =>
        new("web", Space: null, Channel: null, conversation.ToString(), PlaceKind.Local);

    /// <summary>Asks a question as that number of the conversation, or as the next one that is free.</summary>
    /// <returns>Where the question is kept, and its reply; null where the reply is still being made.</returns>
    public async Task<(TurnReference Turn, Reply? Reply)> AskAsync(HttpContext context, TurnReference turn, string text, string? collection)
    {
        // Not the request's own token: a question is answered even if the page is closed meanwhile, or the worker told to stop.
        var cancellationToken = lifetime.ApplicationStopped;
        for (; turn.Number <= MaxTurns; turn = turn with { Number = turn.Number + 1 })
        {
            var question = new AskedQuestion(
                turn.EventKey, text, AskerOf(context), PlaceOf(turn.Conversation), time.GetUtcNow(), LocaleOf(context), collection);
            if (await desk.AcceptAsync(question, cancellationToken)
                || (await store.FindQuestionAsync(question.EventKey, cancellationToken))?.Text == text)
            {
                return (turn, await AnswerAsync(question, cancellationToken));
            }
        }

        return await AskAsync(context, new TurnReference(ConversationId.New(), 1), text, collection);
    }

    /// <summary>
    /// The questions of a conversation with their replies, the first one first. A reply is null where it is still being made or no longer
    /// kept.
    /// </summary>
    public async Task<IReadOnlyList<(string Question, Reply? Reply)>> ListAsync(HttpContext context, ConversationId conversation)
    {
        var turns = new List<(string, Reply?)>();
        for (var number = 1; number <= MaxTurns; number++)
        {
            var key = new TurnReference(conversation, number).EventKey;
            if (await store.FindQuestionAsync(key, context.RequestAborted) is not { } question)
            {
                break;
            }

            turns.Add((question.Text, await desk.MoreAsync(key, AskerOf(context), PlaceOf(conversation), context.RequestAborted)));
        }

        return turns;
    }

    public Task RateAsync(HttpContext context, TurnReference turn, bool helpful) =>
        desk.RateAsync(turn.EventKey, AskerOf(context), helpful, context.RequestAborted);

    private async Task<Reply?> AnswerAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        if (await desk.AnswerAsync(question, cancellationToken) is not { } reply)
        {
            // Posted before: the form was sent again.
            return await desk.MoreAsync(question.EventKey, question.Asker, question.Place, cancellationToken);
        }

        // The page shows the stored reply whenever it is opened: from here on nothing can be lost.
        await desk.PostedAsync(question.EventKey, messageId: null, cancellationToken);
        return reply;
    }
}
