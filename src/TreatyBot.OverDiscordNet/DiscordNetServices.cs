using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Discord.Gateway;
using TreatyBot.Discord.Rest;

namespace TreatyBot.OverDiscordNet;

public static class DiscordNetServices
{
    /// <summary>Reaches Discord over Discord.Net.</summary>
    /// <param name="services">Where to; before Discord is added, which else adds the built-in wire.</param>
    public static IServiceCollection AddDiscordNet(this IServiceCollection services) =>
        services.AddSingleton<IRestTransport, DiscordNetTransport>().AddSingleton<IShardRunner, DiscordNetShard>();
}
