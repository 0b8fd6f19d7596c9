using Microsoft.Extensions.Options;
using TreatyBot.Core.Configuration;

namespace TreatyBot.Discord;

/// <summary>The bot's token, from configuration or from its file.</summary>
internal sealed class DiscordToken(IOptions<DiscordOptions> options)
{
    /// <summary>The token; null where none is configured.</summary>
    /// <param name="problem">Why there is none although one is configured, and what to do; null else.</param>
    public string? Read(out string? problem)
    {
        problem = null;
        var token = options.Value.Token;
        if (string.IsNullOrWhiteSpace(token) && options.Value.TokenFile is { Length: > 0 } file)
        {
            try
            {
                token = SecretFile.Read(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problem = $"The file '{file}' (Discord:TokenFile) cannot be read: {e.Message} Make it readable for this process, or set "
                    + $"Discord:Token.";
                return null;
            }
        }

        token = token?.Trim();
        if (token is { Length: > 0 } && token.Any(c => c is <= ' ' or > '~'))
        {
            problem = "The Discord token holds white space or characters that no token has. Copy it again from the developer portal, "
                + "page Bot.";
            return null;
        }

        return token is { Length: > 0 } ? token : null;
    }
}
