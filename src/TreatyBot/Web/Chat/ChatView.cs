using TreatyBot.Web.Pages;

namespace TreatyBot.Web.Chat;

/// <summary>What the chat page shows.</summary>
/// <param name="Conversation">The conversation that it goes on with.</param>
/// <param name="Turns">The conversation so far: each question, and its turn as HTML.</param>
/// <param name="Collections">The collections that may be shown here, by name, in order.</param>
/// <param name="Documents">How many documents they hold.</param>
/// <param name="Meaning">How far they are compared by meaning; null where there is nothing to say.</param>
/// <param name="Examples">Questions to begin with.</param>
/// <param name="Collection">The collection that was picked last; null: all.</param>
/// <param name="FormToken">The hidden field that its forms need.</param>
/// <param name="IsOperator">True where somebody from outside has shown the operator's token.</param>
internal sealed record ChatView(
    ConversationId Conversation,
    IReadOnlyList<(string Question, Markup Html)> Turns,
    IReadOnlyList<string> Collections,
    int Documents,
    string? Meaning,
    IReadOnlyList<string> Examples,
    string? Collection,
    Markup FormToken,
    bool IsOperator);
