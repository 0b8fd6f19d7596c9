using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rest;

/// <summary>
/// Makes a call until it is answered for good or its timeout ends: waits for limits, tries again after 429, 5xx, time-outs and broken
/// connections.
/// </summary>
internal sealed partial class RestSender(
    IRestTransport transport,
    RateLimits limits,
    DiscordTiming timing,
    DiscordConnectionHealth health,
    TimeProvider clock,
    ILogger<RestSender> logger)
{
    /// <summary>No answer that the bot asks for is longer.</summary>
    private const int LongestAnswer = 8 * 1024 * 1024;

    public async Task<DiscordResult<RestAnswer>> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var timeout = call.Timeout ?? timing.CallTimeout;
        using var end = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        var trouble = "its limits left no time for it";
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                if (call.IsBots && health.Stopped is { } stopped)
                {
                    return new(new DiscordFailure(DiscordFailureKind.TokenInvalid, 0, stopped));
                }

                var (answer, isLimited, fault) = await TryAsync(call, either.Token);
                if (answer is not null)
                {
                    return Judge(call, answer);
                }

                trouble = fault;
                
                // After 429 the limits themselves hold the next attempt back.
                var pause = isLimited ? TimeSpan.Zero : Backoff(attempt);
                if (clock.GetElapsedTime(started) + pause >= timeout)
                {
                    break;
                }

                Log.TryingAgain(logger, call.Method, call.Route, fault, pause.TotalMilliseconds);
                await Task.Delay(pause, clock, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }

        return new(
            new DiscordFailure(DiscordFailureKind.Unreachable, 0, $"{call.Route} got nowhere in {timeout.TotalSeconds:0.#} s: {trouble}."));
    }

    private async Task<(RestAnswer? Answer, bool IsLimited, string Fault)> TryAsync(RestCall call, CancellationToken cancellationToken)
    {
        var bucket = await limits.EnterAsync(call, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            using var end = new CancellationTokenSource(call.Attempt ?? timing.Attempt, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
            response = await transport.SendAsync(call, either.Token);
            if ((int)response.StatusCode is 429 or >= 500)
            {
                return (null, (int)response.StatusCode == 429, $"Discord answered {(int)response.StatusCode}");
            }

            await response.Content.LoadIntoBufferAsync(LongestAnswer, either.Token);
            return (new RestAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token)), false, "");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, false, e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, false, "no answer in time");
        }
        finally
        {
            limits.Leave(call, bucket, response);
            response?.Dispose();
        }
    }

    private DiscordResult<RestAnswer> Judge(RestCall call, RestAnswer answer)
    {
        if (answer.IsSuccess)
        {
            return new(answer);
        }

        if (answer.Status == HttpStatusCode.Unauthorized && call.IsBots)
        {
            const string Reason =
                "Discord does not accept the bot's token (401). It was reset, or is not whole. Copy a new one from the developer "
                    + "portal, page Bot, set Discord:Token and start again.";
            health.Stop(Reason);
            return new(new DiscordFailure(DiscordFailureKind.TokenInvalid, 0, Reason));
        }

        var (code, message) = ReadError(answer);
        Log.Refused(logger, call.Method, call.Route, (int)answer.Status, code, message);
        return new(new DiscordFailure(DiscordFailureKind.Refused, code, $"{call.Route}: {(int)answer.Status}, {code} {message}"));
    }

    private static (int Code, string Message) ReadError(RestAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var root = document.RootElement;
            var code = root.TryGetProperty("code", out var number) && number.TryGetInt32(out var value) ? value : 0;
            var message = root.TryGetProperty("message", out var text) ? text.ToString() : "";
            if (code == DiscordCode.InvalidBody && root.TryGetProperty("errors", out var errors))
            {
                var isReferenceOnly = errors.EnumerateObject().All(error => error.NameEquals("message_reference"));
                return (isReferenceOnly ? DiscordCode.RepliesToUnknownMessage : code, message + " " + Shorten(errors.GetRawText()));
            }

            return (code, message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (0, string.Create(CultureInfo.InvariantCulture, $"{answer.Body.Length} bytes that are no JSON"));
        }
    }

    private TimeSpan Backoff(int attempt) => timing.Retry * (1 << Math.Min(attempt, 6)) * (0.75 + (Random.Shared.NextDouble() / 2));

    private static string Shorten(string text) => text.Length <= 500 ? text : text[..500];

    private static partial class Log
    {
        [LoggerMessage(5010, LogLevel.Debug, "{Method} {Route}: {Fault}; again in {Milliseconds:0} ms")]
        public static partial void TryingAgain(ILogger logger, HttpMethod method, string route, string fault, double milliseconds);

        [LoggerMessage(5011, LogLevel.Debug, "{Method} {Route}: {Status}, {Code} {Message}")]
        public static partial void Refused(ILogger logger, HttpMethod method, string route, int status, int code, string message);
    }
}
