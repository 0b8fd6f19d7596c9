using TreatyBot.Chat.Buttons;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Reads pressed buttons and filled windows, and responds with what they show.</summary>
internal sealed class ButtonHandler(IDiscordClient client, ButtonActions actions, Responder responder)
{
    public Task PressedAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var button = ButtonId.Parse(interaction.Data?.CustomId);
        return button is { Action: ReplyAction.OtherReason }
            ? client.OpenModalAsync(interaction.Callback, ReasonModal(button, interaction.Locale), cancellationToken)
            : responder.RespondAsync(
                interaction,
                async token => button is null ? Gone(interaction) : Naming(
                    interaction, await actions.PerformAsync(PressOf(interaction, button), token)),
                onlyForAsker: button?.Action != ReplyAction.ShareHere || interaction.IsWhereBotIsNot,
                cancellationToken);
    }

    /// <summary>Somebody has said in his own words why a reply did not help.</summary>
    public Task FilledInAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => responder.RespondAsync(
        interaction,
        async token => ButtonId.Parse(interaction.Data?.CustomId) is { Action: ReplyAction.OtherReason } button
            ? await actions.ExplainAsync(PressOf(interaction, button), FeedbackReason.Other, WordsOf(interaction), token)
            : Gone(interaction),
        onlyForAsker: true,
        cancellationToken);

    private static DiscordModal ReasonModal(ButtonId button, string? locale) => new(
        button.ToString(),
        ShortText.Shorten(InterfaceTexts.Get("OtherReasonTitle", locale), DiscordLimits.ModalText),
        [
            new Label(
                ShortText.Shorten(InterfaceTexts.Get("OtherReasonLabel", locale), DiscordLimits.ModalText),
                new TextInput("words", IDesk.MaxReasonLength)),
        ]);

    private static string? WordsOf(DiscordInteraction interaction) =>
        interaction.Data?.Components?.Select(part => part.Component?.Value).FirstOrDefault(value => value is not null);

    private static ButtonPress PressOf(DiscordInteraction interaction, ButtonId button) => new(
        button.Action, button.Number, button.EventKey, Places.AskerOf(interaction), Places.Of(interaction), interaction.Locale)
    {
        Name = interaction.UserName,
    };

    /// <summary>What is shared says who shares it.</summary>
    private static ChatContent Naming(DiscordInteraction interaction, ChatContent content) =>
        content is ReplyContent { View.IsShared: true } shared
            ? shared with { View = shared.View with { Person = interaction.UserId } }
            : content;

    private static SentenceContent Gone(DiscordInteraction interaction) => ChatContent.Sentence("ReplyGone", interaction.Locale);
}
