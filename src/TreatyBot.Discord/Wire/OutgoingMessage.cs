using System.Text.Json.Serialization;

namespace TreatyBot.Discord.Wire;

/// <summary>A message to write: its parts (Discord's second kind of components), which never ping or unfurl.</summary>
/// <param name="Components">In order; 40 at most, those inside others counted, with 4000 characters of text in all.</param>
public sealed record OutgoingMessage(IReadOnlyList<MessageComponent> Components)
{
    /// <summary>Sent along, and shown by a <see cref="FileDisplay"/>; null: none.</summary>
    public OutgoingFile? File { get; init; }
}

/// <summary>A file on its way out.</summary>
/// <param name="Name">Plain letters, without white space.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Content">Its bytes; Discord takes 10 MB.</param>
public sealed record OutgoingFile(string Name, string MediaType, byte[] Content);

/// <summary>A part of a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ActionRow), 1)]
[JsonDerivedType(typeof(Button), 2)]
[JsonDerivedType(typeof(TextInput), 4)]
[JsonDerivedType(typeof(TextDisplay), 10)]
[JsonDerivedType(typeof(FileDisplay), 13)]
[JsonDerivedType(typeof(Separator), 14)]
[JsonDerivedType(typeof(Container), 17)]
[JsonDerivedType(typeof(Label), 18)]
public abstract record MessageComponent
{
    private protected MessageComponent()
    {
    }
}

/// <summary>Text in Discord's markdown.</summary>
public sealed record TextDisplay(string Content) : MessageComponent;

/// <summary>A file that is sent along.</summary>
public sealed record FileDisplay(FileAddress File) : MessageComponent
{
    public static FileDisplay Of(string name) => new(new FileAddress($"attachment://{name}"));
}

/// <summary>Where a file is.</summary>
public sealed record FileAddress(string Url);

/// <summary>A line between two parts.</summary>
public sealed record Separator(bool Divider = true, int Spacing = 1) : MessageComponent;

/// <summary>A box with a coloured edge.</summary>
/// <param name="Components">What it holds.</param>
/// <param name="AccentColor">Red, green and blue, 8 bits each.</param>
public sealed record Container(IReadOnlyList<MessageComponent> Components, int? AccentColor = null) : MessageComponent;

/// <summary>One to five buttons.</summary>
public sealed record ActionRow(IReadOnlyList<MessageComponent> Components) : MessageComponent;

/// <summary>A button that comes back as an interaction.</summary>
/// <param name="CustomId">1 to 100 characters.</param>
/// <param name="Label">80 characters at most.</param>
/// <param name="Style">1 to 4; 2 is grey.</param>
public sealed record Button(string CustomId, string Label, int Style = 2) : MessageComponent;

/// <summary>A window that somebody fills in; it comes back as an interaction.</summary>
/// <param name="CustomId">1 to 100 characters.</param>
/// <param name="Title">45 characters at most.</param>
/// <param name="Components">What is to be filled in: <see cref="Label"/>s.</param>
public sealed record DiscordModal(string CustomId, string Title, IReadOnlyList<MessageComponent> Components);

/// <summary>An input of a modal, with what stands above it.</summary>
/// <param name="Text">45 characters at most.</param>
/// <param name="Component">The input.</param>
public sealed record Label([property: JsonPropertyName("label")] string Text, MessageComponent Component) : MessageComponent;

/// <summary>An input of several lines.</summary>
/// <param name="CustomId">1 to 100 characters.</param>
/// <param name="MaxLength">4000 at most.</param>
/// <param name="Style">1 one line, 2 several.</param>
/// <param name="Required">Whether it must be filled in.</param>
public sealed record TextInput(string CustomId, int MaxLength, int Style = 2, bool Required = true) : MessageComponent;
