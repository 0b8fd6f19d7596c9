using TreatyBot.Web.Pages;

namespace TreatyBot.Web.Chat;

/// <summary>One question and its reply in a conversation, as the page shows it.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Number">Its place in it, from 1.</param>
/// <param name="Question">What was asked.</param>
/// <param name="FormToken">The hidden field that its forms need.</param>
/// <param name="Unfolded">True where all its quotes stand open.</param>
/// <param name="Rated">True where it has just been rated.</param>
internal sealed record Turn(ConversationId Conversation, int Number, string Question, Markup FormToken, bool Unfolded = false, bool Rated = false);
