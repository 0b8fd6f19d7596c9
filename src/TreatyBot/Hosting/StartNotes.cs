using Microsoft.Extensions.Options;
using TreatyBot.Web;

namespace TreatyBot.Hosting;

/// <summary>Tells a newcomer, once the worker has started, where to ask and how to connect a chat platform.</summary>
internal sealed partial class StartNotes(IOptions<WebOptions> web, IConfiguration configuration, ILogger<StartNotes> logger) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Log.Open(logger, web.Value.Url);
        if (IsUnset("Discord:Token", "Discord:TokenFile"))
        {
            Log.ConnectDiscord(logger);
        }

        if (IsUnset("Slack:BotToken", "Slack:BotTokenFile"))
        {
            Log.ConnectSlack(logger);
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private bool IsUnset(params string[] keys) => Array.TrueForAll(keys, key => string.IsNullOrEmpty(configuration[key]));

    private static partial class Log
    {
        [LoggerMessage(220, LogLevel.Information, "Open {Url} in a browser and ask.")]
        public static partial void Open(ILogger logger, string url);

        [LoggerMessage(221, LogLevel.Information, "To connect Discord, set TREATYBOT__Discord__Token, then run 'treatybot discord invite'; the README has it step by step.")]
        public static partial void ConnectDiscord(ILogger logger);

        [LoggerMessage(222, LogLevel.Information, "To connect Slack, install config/slack-app-manifest.yaml, then set TREATYBOT__Slack__BotToken and TREATYBOT__Slack__AppToken; the README has it step by step.")]
        public static partial void ConnectSlack(ILogger logger);
    }
}
