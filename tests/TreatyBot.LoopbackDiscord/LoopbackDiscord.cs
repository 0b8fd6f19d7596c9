using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TreatyBot.LoopbackDiscord.Gateway;
using TreatyBot.LoopbackDiscord.Rest;
using TreatyBot.LoopbackDiscord.World;

namespace TreatyBot.LoopbackDiscord;

/// <summary>A Discord on this machine's loopback that holds its clients to Discord's rules.</summary>
public sealed class LoopbackDiscordServer : IAsyncDisposable
{
    private const string ApiPath = "/api/v10";

    private readonly WebApplication _application;
    private readonly RestServer _rest;

    private LoopbackDiscordServer(LoopbackOptions options)
    {
        Options = options;
        World = new LoopbackWorld(options);
        Gateway = new GatewayServer(World, options);
        People = new People(World, Gateway);
        _rest = new RestServer(World, options, Faults, new RestCalls(World, options, Gateway, () => GatewayAddress));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.UseWebSockets();
        _application.Run(HandleAsync);
    }

    public LoopbackOptions Options { get; }

    public LoopbackWorld World { get; }

    public GatewayServer Gateway { get; }

    public People People { get; }

    public Faults Faults { get; } = new();

    public int Calls => _rest.Calls;

    /// <summary>How long it has been at work on calls, from the request's arrival until its answer is written.</summary>
    public TimeSpan TimeInCalls => _rest.Time;

    /// <summary>The base address of the API, with its version.</summary>
    public Uri ApiBaseUrl => new(Address + ApiPath + "/");

    /// <summary>Holds calls before they are carried out.</summary>
    /// <param name="route">What their routes contain, such as <c>/callback</c>.</param>
    /// <param name="passing">So many pass before.</param>
    public Hold HoldBefore(string route, int passing = 0) => _rest.Hold(route, isDone: false, passing);

    /// <summary>Holds the answers of calls that have been carried out.</summary>
    /// <param name="route">What their routes contain.</param>
    /// <param name="passing">So many pass before.</param>
    public Hold HoldAfter(string route, int passing = 0) => _rest.Hold(route, isDone: true, passing);

    /// <summary>The token is no longer valid: calls are refused, and connections closed.</summary>
    public Task RevokeTokenAsync()
    {
        World.Token = null;
        return Gateway.CloseAllAsync(4004);
    }

    public static async Task<LoopbackDiscordServer> StartAsync(LoopbackOptions? options = null)
    {
        var server = new LoopbackDiscordServer(options ?? new LoopbackOptions());
        await server._application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Gateway.CutAll();
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _application.StopAsync(atOnce.Token);
        }
        catch (OperationCanceledException)
        {
            // A client that does not let go is left behind.
        }

        await _application.DisposeAsync();
    }

    private string Address =>
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private string GatewayAddress => Gateway.Elsewhere ?? Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/gateway";

    private async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            if (context.Request.Query["v"] != "10" || context.Request.Query["encoding"] != "json")
            {
                World.Violate($"gateway address '{context.Request.QueryString}'");
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await Gateway.AcceptAsync(socket, GatewayAddress);
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        if (!path.StartsWith(ApiPath, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            return;
        }

        await _rest.HandleAsync(context, path[ApiPath.Length..]);
    }
}
