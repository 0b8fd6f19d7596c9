using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace TreatyBot.Slack.Wire;

/// <summary>
/// Holds several Socket Mode connections open and merges what they bring. One that is about to end is replaced before it does.
/// </summary>
internal sealed partial class SocketMode(
    Func<CancellationToken, Task<SlackResult<Uri>>> open,
    Func<Uri, CancellationToken, Task<ISlackSocket>> connect,
    SlackOptions options,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>
    /// As many events may wait as the connector takes in at once; beyond that the connections are not read, and Slack holds its events
    /// back.
    /// </summary>
    private const int MaxWaiting = 64;

    /// <summary>So long at most after Slack has come back nothing arrives; asking more often does not bring it back.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>A connection that is lost unannounced sooner than this counts as a failure: the next ones wait longer and longer.</summary>
    private static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(5);

    private readonly Channel<SlackDelivery> _deliveries = Channel.CreateBounded<SlackDelivery>(MaxWaiting);
    private int _open;

    public async IAsyncEnumerable<SlackDelivery> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connections = Enumerable.Range(0, options.Connections)
            .Select(_ => Task.Run(() => HoldAsync(stopping.Token), CancellationToken.None))
            .ToList();
        try
        {
            await foreach (var delivery in _deliveries.Reader.ReadAllAsync(cancellationToken))
            {
                yield return delivery;
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await Task.WhenAll(connections);
        }
    }

    /// <summary>Keeps one connection's place filled until it is told to stop.</summary>
    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        var leaving = new List<Task>();
        var failures = 0;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var connection = await ConnectAsync(cancellationToken);
                if (connection is not null)
                {
                    var opened = clock.GetTimestamp();
                    var reading = ReadAsync(connection, cancellationToken);
                    await Task.WhenAny(reading, connection.Leaving);
                    leaving.RemoveAll(task => task.IsCompleted);
                    leaving.Add(reading);
                    var hasServed = connection.WasGreeted && connection.Unwanted is null
                        && (connection.Leaving.IsCompleted || clock.GetElapsedTime(opened) > ShortLife);
                    failures = hasServed ? 0 : failures + 1;
                }
                else
                {
                    failures++;
                }

                if (failures > 0)
                {
                    await Task.Delay(Pause(failures), clock, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (SlackTokenException e)
        {
            _deliveries.Writer.TryComplete(e);
        }

        await Task.WhenAll(leaving);
    }

    private async Task<SocketConnection?> ConnectAsync(CancellationToken cancellationToken)
    {
        var address = await open(cancellationToken);
        if (address.Failure is { } failure)
        {
            if (failure.Kind is SlackFailureKind.TokenDead or SlackFailureKind.Refused)
            {
                throw new SlackTokenException(failure.Code);
            }

            Log.NotOpened(logger, failure.Code);
            return failure.RetryAfter is { } pause ? await AfterAsync(pause, cancellationToken) : null;
        }

        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(TimeSpan.FromSeconds(10));
            return new SocketConnection(await connect(address.Value!, deadline.Token));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotOpened(logger, e.Message);
            return null;
        }
    }

    private async Task ReadAsync(SocketConnection connection, CancellationToken cancellationToken)
    {
        var isCounted = false;
        using var greeting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        greeting.CancelAfter(options.GreetedWithin);
        try
        {
            await foreach (var delivery in connection.ReadAsync(greeting.Token))
            {
                if (!isCounted && connection.WasGreeted)
                {
                    isCounted = true;
                    greeting.CancelAfter(Timeout.InfiniteTimeSpan);
                    await CountAsync(1, cancellationToken);
                }

                if (delivery is not null)
                {
                    await _deliveries.Writer.WriteAsync(delivery, cancellationToken);
                }
            }
        }
        catch (Exception e)
        {
            // Whatever it was, another connection takes its place.
            if (!cancellationToken.IsCancellationRequested)
            {
                Log.Lost(logger, e is OperationCanceledException ? "Slack said no hello" : e.Message);
            }
        }
        finally
        {
            connection.Dispose();
            if (connection.Unwanted is { } reason)
            {
                Log.Unwanted(logger, reason);
            }

            if (isCounted && !cancellationToken.IsCancellationRequested)
            {
                await CountAsync(-1, cancellationToken);
            }
        }
    }

    private async Task CountAsync(int change, CancellationToken cancellationToken)
    {
        try
        {
            var count = Interlocked.Add(ref _open, change);
            await _deliveries.Writer.WriteAsync(
                new SlackDelivery(new SlackConnectionsEvent(count), _ => Task.CompletedTask), cancellationToken);
        }
        catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }

    private async Task<SocketConnection?> AfterAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        await Task.Delay(pause, clock, cancellationToken);
        return null;
    }

    /// <summary>Longer from failure to failure, and never the same for two connections.</summary>
    private static TimeSpan Pause(int failures)
    {
        var longest = Math.Min(LongestPause.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(failures, 10)));
#pragma warning disable CA5394 // Spreads load; nothing secret hangs on it.
        return TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Warning, "Slack: a Socket Mode connection could not be opened ({Reason}); trying again")]
        public static partial void NotOpened(ILogger logger, string reason);

        [LoggerMessage(6002, LogLevel.Information, "Slack: a Socket Mode connection was lost ({Reason}); opening another")]
        public static partial void Lost(ILogger logger, string reason);

        [LoggerMessage(
            6003,
            LogLevel.Warning,
            "Slack: wants no such connection ({Reason}). With link_disabled, switch Socket Mode on in the app; with "
                + "too_many_websockets, end other workers of this app or lower Slack:Connections. Trying again")]
        public static partial void Unwanted(ILogger logger, string reason);
    }
}
