using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TreatyBot.Chat;
using TreatyBot.Core.Configuration;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Asking;
using TreatyBot.Slack.Http;
using TreatyBot.Slack.Setup;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack;

public static class SlackServices
{
    /// <summary>
    /// Adds the Slack connector with its hosted service, health check (<c>slack</c>), memberships and setup check. It expects the desk and
    /// the corpus. Map its addresses with <see cref="SlackEndpoints.MapSlack"/>. Another <see cref="ISlackClient"/> can be added before.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services)
    {
        services.AddSettings<SlackOptions>(SlackOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<SlackOptions>, SlackSecretFiles>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISlackTransport, HttpTransport>();
        services.TryAddSingleton<ISlackClient, SlackClient>();
        services.TryAddSingleton<RetryPolicy>();
        services.TryAddSingleton<Workspaces>();
        services.TryAddSingleton<Tokens>();
        services.TryAddSingleton<SlackState>();
        services.TryAddSingleton<Places>();
        services.TryAddSingleton<ChannelRate>();
        services.AddChat<ReplyAddress, SlackPlatform>();
        services.TryAddSingleton<Responder>();
        services.TryAddSingleton<ButtonHandler>();
        services.TryAddSingleton<Assistant>();
        services.TryAddSingleton<Home>();
        services.TryAddSingleton<EventDeduplication>();
        services.TryAddSingleton<SeenRequests>();
        services.TryAddSingleton<SlackHttp>();
        services.TryAddSingleton<QuestionReader>();
        services.TryAddSingleton<EventIntake>();
        services.AddHostedService<SlackConnector>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMemberships, SlackMemberships>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISetupCheck, SlackSetupCheck>());
        services.AddHealthChecks().AddCheck<SlackHealthCheck>("slack");
        return services;
    }
}
