using TreatyBot.Web.Pages;

namespace TreatyBot.Web.Chat;

/// <summary>One question and its reply in a conversation, as the page shows it.</summary>
/// <param name="Reference">The conversation, and the question's place in it.</param>
/// <param name="Question">What was asked.</param>
/// <param name="FormToken">The hidden field that its forms need.</param>
/// <param name="Unfolded">True where all its quotes are shown.</param>
/// <param name="Rated">True where it has just been rated.</param>
internal sealed record Turn(TurnReference Reference, string Question, Markup FormToken, bool Unfolded = false, bool Rated = false)
{
    public ConversationId Conversation => Reference.Conversation;

    public int Number => Reference.Number;
}
