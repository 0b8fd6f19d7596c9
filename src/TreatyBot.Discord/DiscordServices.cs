using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TreatyBot.Chat;
using TreatyBot.Core.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Asking;
using TreatyBot.Discord.Gateway;
using TreatyBot.Discord.Rest;
using TreatyBot.Discord.Setup;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord;

public static class DiscordServices
{
    /// <summary>
    /// Adds the Discord connector as a hosted service, its memberships, health check, setup check and <see cref="DiscordInvite"/>. Options
    /// come from <c>Discord:…</c>; without a token the connector is off. The host brings <see cref="IDesk"/>, <see
    /// cref="IConversationStore"/> and the corpus, and sets <see cref="DiscordOptions.StateFolder"/>.
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services)
    {
        services.AddSettings<DiscordOptions>(DiscordOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new DiscordTiming());
        services.TryAddSingleton<DiscordToken>();
        services.TryAddSingleton<DiscordConnectionHealth>();
        services.TryAddSingleton<RateLimits>();
        services.TryAddSingleton<SessionFile>();
        services.TryAddSingleton<SessionKeeper>();
        services.TryAddSingleton<GatewayEntrance>();
        services.TryAddSingleton<IShardRunner, GatewayShard>();
        services.TryAddSingleton<GatewayListener>();
        services.AddHttpClient<HttpTransport>(http =>
        {
            // Each call has its own time limits. Discord wants a name, an address and a version.
            http.Timeout = Timeout.InfiniteTimeSpan;
            var version = typeof(DiscordServices).Assembly.GetName().Version?.ToString(3) ?? "0";
            http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"DiscordBot (https://treatybot.example, {version})");
        })
            .ConfigurePrimaryHttpMessageHandler(
                () => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // They write addresses down, and those of interactions hold tokens.
            .RemoveAllLoggers();
        services.TryAddSingleton<IRestTransport>(provider => provider.GetRequiredService<HttpTransport>());
        services.TryAddSingleton<RestSender>();
        services.TryAddSingleton<IDiscordClient, DiscordClient>();
        services.TryAddSingleton<ChannelDirectory>();
        services.TryAddSingleton<OwnRoles>();
        services.TryAddSingleton<Places>();
        services.AddChat<ReplyAddress, DiscordPlatform>();
        services.TryAddSingleton<Responder>();
        services.TryAddSingleton<Autocomplete>();
        services.TryAddSingleton<ButtonHandler>();
        services.TryAddSingleton<MessageHandler>();
        services.TryAddSingleton<InteractionHandler>();
        services.TryAddSingleton<CommandRegistration>();
        services.TryAddSingleton<DiscordInvite>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMemberships, DiscordMemberships>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISetupCheck, DiscordSetupCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DiscordConnector>());
        services.AddHealthChecks().AddCheck<DiscordHealthCheck>("discord");
        return services;
    }
}
