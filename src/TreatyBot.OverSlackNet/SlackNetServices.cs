using Microsoft.Extensions.DependencyInjection;
using TreatyBot.Slack.Wire;

namespace TreatyBot.OverSlackNet;

public static class SlackNetServices
{
    /// <summary>Reaches Slack over SlackNet.</summary>
    /// <param name="services">Where to; before Slack is added, which else adds the built-in wire.</param>
    public static IServiceCollection AddSlackNet(this IServiceCollection services) =>
        services.AddSingleton<ISlackTransport, SlackNetTransport>();
}
