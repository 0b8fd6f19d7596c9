using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>
/// Listens to the gateway through as many shards as Discord wants: each carries the guilds whose ids fall to it, the first one direct
/// messages as well. Goes on with the sessions that are kept, and gives up only where Discord says no.
/// </summary>
internal sealed partial class GatewayListener(
    IShardRunner runner,
    GatewayEntrance entrance,
    SessionKeeper sessions,
    DiscordConnectionHealth health,
    DiscordTiming timing,
    TimeProvider clock,
    ILogger<GatewayListener> logger)
{
    /// <summary>
    /// How many events may wait for the bot. Beyond that the sockets are not read; it is twenty seconds of a heavy burst.
    /// </summary>
    private const int EventsAhead = 10_000;

    public void TakenIn(DiscordEvent taken) => sessions.TakenIn(taken.Delivery);

    public async IAsyncEnumerable<DiscordEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateBounded<DiscordEvent>(new BoundedChannelOptions(EventsAhead) { SingleReader = true });
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, health.Over);
        var running = RunAsync(events.Writer, over.Token);
        try
        {
            await foreach (var arrived in events.Reader.ReadAllAsync(cancellationToken))
            {
                yield return arrived;
            }
        }
        finally
        {
            await over.CancelAsync();
            await running.ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            sessions.Save();
        }
    }

    private async Task RunAsync(ChannelWriter<DiscordEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            var shards = sessions.Shards ?? await CountShardsAsync(cancellationToken);
            while (true)
            {
                try
                {
                    await RunShardsAsync(shards, events, cancellationToken);
                }
                catch (MoreShardsException e)
                {
                    var wanted = await CountShardsAsync(cancellationToken);
                    shards = wanted > shards ? wanted : throw new DiscordRefusedException(e.Message);
                    sessions.Drop();
                    Log.MoreShards(logger, shards);
                }
            }
        }
        catch (Exception e) when (e is DiscordRefusedException || (e is OperationCanceledException && health.Stopped is not null))
        {
            health.Stop(e.Message);
            sessions.Drop();
            events.TryComplete(new DiscordRefusedException(health.Stopped!));
        }
        catch (Exception e)
        {
            events.TryComplete(e);
        }
    }

    /// <summary>Runs until one of the shards ends, which it only does where nothing more can be done.</summary>
    private async Task RunShardsAsync(int count, ChannelWriter<DiscordEvent> events, CancellationToken cancellationToken)
    {
        sessions.Expect(count);
        health.Expect(count);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Enumerable.Range(0, count)
            .Select(number => runner.RunAsync(new ShardId(number, count), events, over.Token))
            .ToList();
        var first = await Task.WhenAny(running);
        await over.CancelAsync();
        await Task.WhenAll(running)
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await first;
    }

    private async Task<int> CountShardsAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            if (await entrance.FindAsync(cancellationToken) is { } address)
            {
                return Math.Max(1, address.Shards);
            }

            await Task.Delay(timing.Backoff(failures), clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5042, LogLevel.Information, "Discord wants {Count} shards now; connecting anew with them")]
        public static partial void MoreShards(ILogger logger, int count);
    }
}

/// <summary>Which of how many connections.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Count">1 or more.</param>
internal readonly record struct ShardId(int Number, int Count)
{
    public override string ToString() => $"shard {Number + 1} of {Count}";
}

/// <summary>Discord wants the bot's guilds spread over more connections.</summary>
internal sealed class MoreShardsException(string message) : Exception(message);
