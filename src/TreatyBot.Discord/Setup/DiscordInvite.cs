using Microsoft.Extensions.Options;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Setup;

/// <summary>The link by which a server's administrator lets the bot in, with the least permissions that it needs.</summary>
public sealed class DiscordInvite(IDiscordClient client, IOptions<DiscordOptions> options)
{
    // See channels, write in them and in threads, and read history, without which Discord allows no reply to a message.
    private const long Permissions = (1L << 10) | (1L << 11) | (1L << 16) | (1L << 38);

    /// <summary>To open public threads (discord.com/developers/docs/topics/permissions).</summary>
    private const long OpenThreads = 1L << 35;

    /// <summary>The link; a failure where there is no token, or Discord does not tell which application the token belongs to.</summary>
    public async Task<DiscordResult<Uri>> FindLinkAsync(CancellationToken cancellationToken)
    {
        if (new DiscordToken(options).Read(out var problem) is null)
        {
            return new(new DiscordFailure(
                DiscordFailureKind.TokenInvalid,
                0,
                problem ?? "There is no Discord token. Copy it from the developer portal, page Bot, and set Discord:Token, or "
                    + "Discord:TokenFile to a file that holds it."));
        }

        var found = await client.FindApplicationAsync(cancellationToken);
        return found.Failure is { } failure ? new(failure) : new(LinkFor(found.Value!.Id, options.Value.Threads));
    }

    internal static Uri LinkFor(string applicationId, bool opensThreads = false)
    {
        var client = Uri.EscapeDataString(applicationId);
        var permissions = Permissions | (opensThreads ? OpenThreads : 0);
        return new Uri(
            $"https://discord.com/oauth2/authorize?client_id={client}&scope=bot%20applications.commands&permissions={permissions}");
    }
}
