using System.Buffers.Text;
using System.Security.Cryptography;

namespace TreatyBot.Web.Chat;

/// <summary>Names a conversation on the chat page: 22 characters that nobody guesses.</summary>
internal readonly record struct ConversationId
{
    private const int Bytes = 16;

    /// <summary>What base64url makes of so many bytes.</summary>
    private const int Characters = 22;

    private readonly string? _value;

    private ConversationId(string value) => _value = value;

    public static ConversationId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The conversation that a request names; null where it names none of ours.</summary>
    public static ConversationId? Parse(string? text) =>
        text is { Length: Characters } && Base64Url.IsValid(text) ? new ConversationId(text) : null;

    public override string ToString() => _value ?? "";
}
