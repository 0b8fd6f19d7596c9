using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Rest;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Gateway;

/// <summary>Stays connected to the gateway: takes sessions up again, begins new ones, waits longer each time that fails, and gives up only where Discord says no.</summary>
internal sealed partial class GatewayListener(
    RestSender rest, DiscordToken token, SessionKeeper sessions, DiscordPulse pulse, DiscordTiming timing, TimeProvider clock, ILogger<GatewayListener> logger)
{
    /// <summary>So many events may wait for the bot before the socket does.</summary>
    private const int EventsAhead = 10_000;

    private const int AttemptsAtResumeAddress = 3;

    private long? _identifiedAt;

    public void TakenIn(DiscordEvent taken) => sessions.TakenIn(taken.Delivery);

    public async IAsyncEnumerable<DiscordEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateBounded<DiscordEvent>(new BoundedChannelOptions(EventsAhead) { SingleReader = true, SingleWriter = true });
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pulse.Over);
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
            await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            sessions.Save();
        }
    }

    private async Task RunAsync(ChannelWriter<DiscordEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            for (var failures = 0; ;)
            {
                var started = clock.GetTimestamp();
                var wasUseful = await ConnectAsync(events, failures, cancellationToken);
                failures = wasUseful && clock.GetElapsedTime(started) >= timing.Settled ? 0 : failures + 1;
                if (failures > (wasUseful ? 1 : 0))
                {
                    await Task.Delay(Backoff(failures), clock, cancellationToken);
                }
            }
        }
        catch (Exception e) when (e is DiscordRefusedException || (e is OperationCanceledException && pulse.Stopped is not null))
        {
            pulse.Stop(e.Message);
            sessions.Drop();
            events.TryComplete(new DiscordRefusedException(pulse.Stopped!));
        }
        catch (Exception e)
        {
            events.TryComplete(e);
        }
    }

    /// <returns>Whether the connection brought the session on.</returns>
    private async Task<bool> ConnectAsync(ChannelWriter<DiscordEvent> events, int failures, CancellationToken cancellationToken)
    {
        var secret = token.Read(out var problem) ?? throw new DiscordRefusedException(problem ?? "There is no Discord token: set Discord:Token or Discord:TokenFile.");
        var session = sessions.Current;
        var url = session is not null && failures < AttemptsAtResumeAddress ? session.ResumeUrl : await FindAddressAsync(session is null, cancellationToken);
        if (url is null)
        {
            return false;
        }

        if (session is null)
        {
            await WaitForIdentifyAsync(cancellationToken);
        }

        using var connection = new GatewayConnection(secret, sessions, pulse, timing, clock, events, logger);
        await connection.RunAsync(url, session, cancellationToken);
        if (pulse.Stopped is { } stopped)
        {
            throw new DiscordRefusedException(stopped);
        }

        if (connection.MustRest)
        {
            await Task.Delay(timing.AfterInvalidSession * (1 + (4 * Random.Shared.NextDouble())), clock, cancellationToken);
        }

        return connection.WasUseful;
    }

    private async Task<string?> FindAddressAsync(bool forNewSession, CancellationToken cancellationToken)
    {
        var found = await rest.SendAsync(new RestCall(HttpMethod.Get, "GET gateway/bot", "", "gateway/bot"), cancellationToken);
        if (found.Failure is { } failure)
        {
            if (failure.Kind == DiscordFailureKind.TokenInvalid)
            {
                throw new DiscordRefusedException(failure.Message);
            }

            Log.NoAddress(logger, failure.Message);
            return null;
        }

        try
        {
            var address = JsonSerializer.Deserialize(found.Value!.Body, DiscordJson.Default.GatewayAddress)!;
            if (forNewSession && address.SessionStartLimit is { Remaining: <= 0 } limit)
            {
                // Beyond the limit Discord resets the token.
                var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1_000, 86_400_000));
                Log.NoSessionsLeft(logger, limit.Total, wait.TotalMinutes);
                await Task.Delay(wait, clock, cancellationToken);
            }

            return address.Url;
        }
        catch (JsonException e)
        {
            Log.NoAddress(logger, e.Message);
            return null;
        }
    }

    private async Task WaitForIdentifyAsync(CancellationToken cancellationToken)
    {
        if (_identifiedAt is { } before && timing.BetweenIdentifies - clock.GetElapsedTime(before) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }

        _identifiedAt = clock.GetTimestamp();
    }

    private TimeSpan Backoff(int failures)
    {
        var full = Math.Min(timing.Reconnect.TotalSeconds * (1 << Math.Min(failures - 1, 10)), timing.LongestReconnect.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    private static partial class Log
    {
        [LoggerMessage(5040, LogLevel.Warning, "Discord's gateway address could not be had: {Reason}")]
        public static partial void NoAddress(ILogger logger, string reason);

        [LoggerMessage(5041, LogLevel.Warning, "All {Total} new sessions of the day are used up; waiting {Minutes:0} minutes")]
        public static partial void NoSessionsLeft(ILogger logger, int total, double minutes);
    }
}
