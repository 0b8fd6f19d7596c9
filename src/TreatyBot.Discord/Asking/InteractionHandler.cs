using TreatyBot.Chat.Asking;
using TreatyBot.Chat.Content;
using TreatyBot.Chat.Sources;
using TreatyBot.Core.Commands;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Lookup;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Takes in commands, buttons, modals, and what is being typed in a command.</summary>
internal sealed class InteractionHandler(
    IDiscordClient client,
    QuestionRunner<ReplyAddress> runner,
    Responder responder,
    ButtonHandler buttons,
    SourcesList sources,
    Autocomplete autocomplete,
    TimeProvider clock)
{
    /// <summary>
    /// Discord's number; likewise the next three (discord.com/developers/docs/interactions/receiving-and-responding, types).
    /// </summary>
    private const int Command = 2;
    private const int Button = 3;
    private const int Typing = 4;
    private const int Modal = 5;

    public Task UsedAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => interaction switch
    {
        { UserId: null } => Task.CompletedTask,
        { Type: Command, Data.Name: Commands.Ask } => AskAsync(interaction, cancellationToken),
        { Type: Command, Data.Name: Commands.Verify } =>
            LookUpAsync(interaction, LookupKind.Verify, interaction.Option(Commands.Quote), cancellationToken),
        { Type: Command, Data.Name: Commands.Compare } =>
            LookUpAsync(interaction, LookupKind.Compare, interaction.Option(Commands.Topic), cancellationToken),
        { Type: Command, Data.Name: Commands.Pins } => TakeAsync(
            interaction,
            new LookupCommand(LookupKind.Pins, interaction.Option(Commands.Words) ?? "").ToString(),
            collection: null,
            onlyMe: true,
            cancellationToken),
        { Type: Command, Data.Name: Commands.Export } => TakeAsync(
            interaction,
            new LookupCommand(LookupKind.Export, IsOn(interaction, Commands.AsMarkdown) ? "markdown" : "word").ToString(),
            collection: null,
            onlyMe: true,
            cancellationToken),
        { Type: Command, Data.Name: Commands.Unpin } =>
            ChangeAsync(interaction, ChangeKind.Unpin, Commands.Number, onlyMe: true, cancellationToken),
        { Type: Command, Data.Name: Commands.Subscribe or Commands.Unsubscribe, IsWhereBotIsNot: true } => client.RespondAsync(
            interaction.Callback, ReplyRenderer.Line(Text(interaction, "Discord.NotHere")), onlyForAsker: true, cancellationToken),
        { Type: Command, Data.Name: Commands.Subscribe } =>
            ChangeAsync(interaction, ChangeKind.Subscribe, Commands.Topic, onlyMe: false, cancellationToken),
        { Type: Command, Data.Name: Commands.Unsubscribe } =>
            ChangeAsync(interaction, ChangeKind.Unsubscribe, Commands.Number, onlyMe: false, cancellationToken),
        { Type: Command, Data.Name: Commands.Article } => LookUpAsync(
            interaction,
            LookupKind.Article,
            $"{interaction.Option(Commands.Document)} {ArticleLookup.Separator} {interaction.Option(Commands.Passage)}",
            cancellationToken),
        { Type: Command, Data.Name: Commands.FindSources } =>
            TakeAsync(interaction, TargetOf(interaction), collection: null, onlyMe: true, cancellationToken),
        { Type: Command, Data.Name: Commands.CheckQuotation } => TakeAsync(
            interaction,
            new LookupCommand(LookupKind.Verify, TargetOf(interaction)).ToString(),
            collection: null,
            onlyMe: true,
            cancellationToken),
        { Type: Command, Data.Name: Commands.Sources } =>
            responder.RespondAsync(interaction, token => ListSourcesAsync(interaction, token), onlyForAsker: true, cancellationToken),
        { Type: Button } => buttons.PressedAsync(interaction, cancellationToken),
        { Type: Modal } => buttons.FilledInAsync(interaction, cancellationToken),
        { Type: Typing } => AutocompleteAsync(interaction, cancellationToken),
        { Type: Command } =>
            client.RespondAsync(
                interaction.Callback,
                ReplyRenderer.Line(Text(interaction, "Discord.UnknownCommand")),
                onlyForAsker: true,
                cancellationToken),
        _ => Task.CompletedTask,
    };

    private static string Text(DiscordInteraction interaction, string key) => InterfaceTexts.Get(key, interaction.Locale);

    private static bool IsForAskerAlone(DiscordInteraction interaction) => IsOn(interaction, Commands.OnlyMe);

    private static bool IsOn(DiscordInteraction interaction, string name) =>
        interaction.Data!.Options?.Any(option => option.Name == name && option.IsOn) == true;

    /// <summary>What somebody else wrote is looked up for the one who asks; he may share it.</summary>
    private static string TargetOf(DiscordInteraction interaction) =>
        interaction.Data!.TargetId is { } target && interaction.Data.Resolved?.Messages?.GetValueOrDefault(target) is { } message
            ? message.Content ?? ""
            : "";

    private Task AskAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => TakeAsync(
        interaction,
        interaction.Option(Commands.Question) ?? "",
        interaction.Option(Commands.Collection),
        IsForAskerAlone(interaction),
        cancellationToken);

    private Task LookUpAsync(
        DiscordInteraction interaction, LookupKind kind, string? text, CancellationToken cancellationToken) => TakeAsync(
        interaction,
        new LookupCommand(kind, text ?? "").ToString(),
        interaction.Option(Commands.Collection),
        IsForAskerAlone(interaction),
        cancellationToken);

    private Task ChangeAsync(
        DiscordInteraction interaction, ChangeKind kind, string option, bool onlyMe, CancellationToken cancellationToken) => TakeAsync(
        interaction,
        new ChangeCommand(kind, interaction.Option(option) ?? "").ToString(),
        collection: null,
        onlyMe,
        cancellationToken);

    private async Task TakeAsync(
        DiscordInteraction interaction, string text, string? collection, bool onlyMe, CancellationToken cancellationToken)
    {
        var address = new ReplyAddress(
            AddressedBy.Interaction, interaction.Id, interaction.ChannelId ?? "0", interaction.ApplicationId, interaction.Token);
        var question = new AskedQuestion(
            Places.KeyOfInteraction(interaction.Id),
            text.Trim(),
            Places.AskerOf(interaction),
            Places.Of(interaction),
            Snowflake.MadeAt(interaction.Id) ?? clock.GetUtcNow(),
            interaction.Locale,
            collection,
            onlyMe || interaction.IsWhereBotIsNot,
            address.ToString());
        await runner.TakeAsync(new PendingQuestion<ReplyAddress>(question, address), cancellationToken);
    }

    private Task<ChatContent> ListSourcesAsync(DiscordInteraction interaction, CancellationToken cancellationToken) => sources.ListAsync(
        Places.AskerOf(interaction),
        Places.Of(interaction),
        interaction.Option(Commands.Collection),
        interaction.Option(Commands.Source),
        interaction.Locale,
        cancellationToken);

    private async Task AutocompleteAsync(DiscordInteraction interaction, CancellationToken cancellationToken) =>
        await client.AutocompleteAsync(
            interaction.Callback, await autocomplete.ForAsync(interaction, cancellationToken), cancellationToken);
}
