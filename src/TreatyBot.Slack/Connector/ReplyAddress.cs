using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Core.Conversations;

namespace TreatyBot.Slack.Connector;

/// <summary>The way back to where a question was asked; kept with the question as JSON.</summary>
/// <param name="Team">The workspace.</param>
/// <param name="Channel">The channel.</param>
/// <param name="User">Who asked.</param>
/// <param name="Thread">The thread to reply in; null: none.</param>
/// <param name="Ts">The message that asks; null for commands and shortcuts.</param>
/// <param name="ResponseUrl">Where to answer a command or shortcut; null for messages.</param>
/// <param name="IsPane">True where it may have been asked in the assistant pane or in a conversation with an agent: these show a status and
/// a title.</param>
internal sealed record ReplyAddress(string Team, string Channel, string User, string? Thread, string? Ts, Uri? ResponseUrl, bool IsPane)
{
    public string Write() => JsonSerializer.Serialize(this, ReplyAddressContext.Default.ReplyAddress);

    /// <summary>The address of a question that an earlier run has accepted.</summary>
    /// <exception cref="InvalidDataException">The question was not accepted by this connector.</exception>
    public static ReplyAddress Read(AskedQuestion question)
    {
        try
        {
            return JsonSerializer.Deserialize(question.ReplyTo ?? "null", ReplyAddressContext.Default.ReplyAddress)
                ?? throw new InvalidDataException($"{question.EventKey} has no way back.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{question.EventKey} has no way back that can be read.", e);
        }
    }
}

[JsonSerializable(typeof(ReplyAddress))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReplyAddressContext : JsonSerializerContext;
