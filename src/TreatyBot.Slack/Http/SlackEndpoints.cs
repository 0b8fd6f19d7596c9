using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TreatyBot.Slack.Http;

namespace TreatyBot.Slack;

/// <summary>The addresses that Slack calls: <c>/slack/events</c>, <c>/slack/commands</c>, <c>/slack/interactions</c>.</summary>
public static class SlackEndpoints
{
    /// <summary>Maps them. Without a signing secret there is nothing to map: they are closed.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<SlackOptions>>().Value.SigningSecret is null)
        {
            return routes;
        }

        var http = routes.ServiceProvider.GetRequiredService<SlackHttp>();
        routes.MapPost("/slack/events", context => http.HandleAsync(context, SlackHttp.ReadEvents));
        routes.MapPost("/slack/commands", context => http.HandleAsync(context, SlackHttp.ReadCommand));
        routes.MapPost("/slack/interactions", context => http.HandleAsync(context, SlackHttp.ReadInteraction));
        return routes;
    }
}
