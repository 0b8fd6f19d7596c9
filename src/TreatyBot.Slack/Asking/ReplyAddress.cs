using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.Chat.Asking;

namespace TreatyBot.Slack.Asking;

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
    : IReplyAddress
{
    [JsonIgnore]
    public string? Message => Ts is null ? null : MessageKey(Team, Channel, Ts);

    /// <summary>The replies of one channel come one after the other; what only the asker sees waits for nobody.</summary>
    [JsonIgnore]
    public string? Queue => ResponseUrl is null ? $"{Team}:{Channel}" : null;

    public static string MessageKey(string team, string channel, string ts) => $"{team}:{channel}:{ts}";

    public static ReplyAddress? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, ReplyAddressContext.Default.ReplyAddress);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, ReplyAddressContext.Default.ReplyAddress);
}

[JsonSerializable(typeof(ReplyAddress))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReplyAddressContext : JsonSerializerContext;
