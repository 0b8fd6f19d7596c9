using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rest;

/// <summary>A message on its way out, or the data of a response to an interaction.</summary>
internal sealed record MessageBody(IReadOnlyList<MessageComponent>? Components, int? Flags = null)
{
    /// <summary>Discord's bit; likewise the next (discord.com/developers/docs/resources/message, flags).</summary>
    public const int OnlyForAsker = 64;
    public const int HasComponents = 32768;

    public AllowedMentions AllowedMentions { get; } = new([]);

    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    public MessageReferenceBody? MessageReference { get; init; }
}

/// <summary>Nobody may be pinged.</summary>
internal sealed record AllowedMentions(IReadOnlyList<string> Parse, bool RepliedUser = false);

internal sealed record MessageReferenceBody(string MessageId, bool FailIfNotExists = true);

/// <summary>A response to an interaction: 4 a message, 5 a message will come.</summary>
internal sealed record CallbackBody(int Type, MessageBody? Data);

/// <summary>A modal that opens.</summary>
internal sealed record ModalBody(DiscordModal Data, int Type = 9);

internal sealed record ThreadBody(string Name);

/// <summary>Autocomplete for an option.</summary>
internal sealed record AutocompleteBody(AutocompleteChoices Data, int Type = 8);

internal sealed record AutocompleteChoices(IReadOnlyList<OptionChoice> Choices);

internal sealed record OpenDirectMessagesBody(string RecipientId);

internal sealed record CreatedMessage(string Id);
