using TreatyBot.Core.Conversations;
using TreatyBot.Web.Access;

namespace TreatyBot.Web.Chat;

/// <summary>
/// Asks the desk for the chat page. The page holds no state of its own: the questions of a conversation are numbered, and each number is one gesture. A form
/// that is sent twice gets the same reply twice.
/// </summary>
internal sealed class Conversation(IDesk desk, IConversationStore store, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>After so many questions a conversation is full, and the next one begins another.</summary>
    public const int MaxTurns = 50;

    public static Asker AskerOf(HttpContext context) => new("web", context.Caller() == Caller.Local ? "local" : "operator");

    public static Place PlaceOf(ConversationId conversation) => new("web", Space: null, Channel: null, conversation.ToString(), PlaceKind.Local);

    /// <summary>Asks a question as that number of the conversation, or as the next one that is free.</summary>
    /// <returns>Where the question stands now, and its reply; null where the reply is still being made.</returns>
    public async Task<(ConversationId Conversation, int Number, Reply? Reply)> AskAsync(
        HttpContext context, ConversationId conversation, int number, string text, string? collection)
    {
        // Whoever closes the page leaves no question half answered.
        var cancellationToken = lifetime.ApplicationStopping;
        var asker = AskerOf(context);
        for (; number <= MaxTurns; number++)
        {
            var question = Question(conversation, number);
            if (await desk.AcceptAsync(question, cancellationToken)
                || await store.FindQuestionAsync(question.EventKey, cancellationToken) is { } before && string.Equals(before.Text, text, StringComparison.Ordinal))
            {
                return (conversation, number, await AnswerAsync(question, cancellationToken));
            }
        }

        return await AskAsync(context, ConversationId.New(), 1, text, collection);

        AskedQuestion Question(ConversationId id, int at) => new(
            id.EventKey(at), text, asker, PlaceOf(id), time.GetUtcNow(), Collection: collection);
    }

    /// <summary>The questions of a conversation with their replies, the first one first. A reply is null where it is still being made or no longer kept.</summary>
    public async Task<IReadOnlyList<(string Question, Reply? Reply)>> ListAsync(HttpContext context, ConversationId conversation)
    {
        var turns = new List<(string, Reply?)>();
        for (var number = 1; number <= MaxTurns; number++)
        {
            var key = conversation.EventKey(number);
            if (await store.FindQuestionAsync(key, context.RequestAborted) is not { } question)
            {
                break;
            }

            turns.Add((question.Text, await desk.MoreAsync(key, AskerOf(context), PlaceOf(conversation), context.RequestAborted)));
        }

        return turns;
    }

    public Task RateAsync(HttpContext context, ConversationId conversation, int number, bool helpful) =>
        desk.RateAsync(conversation.EventKey(number), AskerOf(context), helpful, context.RequestAborted);

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
