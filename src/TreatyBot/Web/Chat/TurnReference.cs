using System.Globalization;

namespace TreatyBot.Web.Chat;

/// <summary>A question of a conversation: what its forms name, and what a citation that was opened from it leads back to.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Number">The question's place in it, from 1.</param>
internal readonly record struct TurnReference(ConversationId Conversation, int Number)
{
    /// <summary>The reference as further parameters of a query that has some already.</summary>
    public string Query => $"&conversation={Conversation}&turn={NumberText}";

    /// <summary>The key of the event that asks it: a form that is sent twice is one event.</summary>
    public string EventKey => $"web:{Conversation}:{NumberText}";

    private string NumberText => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The question that a request names; null where it names none of ours.</summary>
    public static TurnReference? Parse(string? conversation, string? turn) =>
        ConversationId.Parse(conversation) is { } id
        && int.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= Chat.Conversation.MaxTurns
            ? new TurnReference(id, number)
            : null;

    /// <summary>The address that shows the question, relative to the root.</summary>
    /// <param name="query">Further parameters, each with its <c>&amp;</c> and already encoded.</param>
    public string AddressWith(string query = "") => $"./?conversation={Conversation}{query}#turn-{NumberText}";
}
