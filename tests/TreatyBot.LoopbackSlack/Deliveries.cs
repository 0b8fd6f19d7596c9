using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackSlack;

/// <summary>
/// Brings events to the app, over its Socket Mode connections or its request addresses, until they are acknowledged or given up.
/// </summary>
internal sealed class Deliveries(LoopbackOptions options, Func<Uri?> requestUrl, Func<string> signingSecret) : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _acks = new();
    private readonly HttpClient _http = new();
    private readonly Lock _lock = new();
    private readonly List<SocketLine> _lines = [];
    private int _turn;

    public int Open
    {
        get
        {
            lock (_lock)
            {
                return _lines.Count;
            }
        }
    }

    /// <summary>Every envelope that went out, redeliveries included.</summary>
    public int Sent;

    /// <summary>How many connections were left without an answer.</summary>
    public int Muted;

    /// <summary>How many connections were closed because they had carried their share.</summary>
    public int Disconnects;

    /// <summary>How a new connection is left in silence.</summary>
    public volatile LoopbackSilence Silence;

    /// <summary>True while envelopes are sent and acknowledgements lost.</summary>
    public volatile bool LosesAcks;

    /// <summary>True: the event was acknowledged.</summary>
    public async Task<bool> DeliverAsync(string type, JsonObject payload, CancellationToken cancellationToken)
    {
        var retries = type == "events_api" ? options.RetryAfter.Count : requestUrl() is null ? 2 : 0;
        for (var attempt = 0; attempt <= retries; attempt++)
        {
            if (attempt > 0)
            {
                await Task.Delay(options.RetryAfter[Math.Min(attempt, options.RetryAfter.Count) - 1], cancellationToken);
            }

            Interlocked.Increment(ref Sent);
            if (requestUrl() is { } url
                ? await PostAsync(url, type, payload, attempt, cancellationToken)
                : await SendAsync(type, payload, attempt, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    public async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var line = new SocketLine(socket);
        if (Open >= 10)
        {
            await line.SendAsync(Message("disconnect", "too_many_websockets"), cancellationToken);
            await line.CloseAsync();
            return;
        }

        if (Silence == LoopbackSilence.BeforeHello)
        {
            // Alive by all that the network can tell: pings are answered.
            Interlocked.Increment(ref Muted);
            await foreach (var _ in line.ReadAsync(cancellationToken))
            {
            }

            return;
        }

        await line.SendAsync(
            """
            {"type":"hello","num_connections":1,"debug_info":{"host":"loopback","approximate_connection_time":18060},
            "connection_info":{"app_id":"A1"}}
            """,
            cancellationToken);
        if (Silence == LoopbackSilence.AfterHello)
        {
            Interlocked.Increment(ref Muted);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        lock (_lock)
        {
            _lines.Add(line);
        }

        try
        {
            await ListenAsync(line, cancellationToken);
        }
        finally
        {
            Take(line);
        }
    }

    /// <summary>Announces to every connection that it will be closed, and closes it a little later.</summary>
    public async Task RefreshAllAsync(string reason, TimeSpan later, CancellationToken cancellationToken)
    {
        foreach (var line in Lines())
        {
            await line.SendAsync(Message("disconnect", reason), cancellationToken);
            _ = CloseLaterAsync(line, later);
        }
    }

    /// <summary>Drops every connection without a word.</summary>
    public void DropAll()
    {
        foreach (var line in Lines())
        {
            line.Abort();
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> SendAsync(string type, JsonObject payload, int attempt, CancellationToken cancellationToken)
    {
        var envelope = Guid.NewGuid().ToString();
        var message = new JsonObject
        {
            ["envelope_id"] = envelope,
            ["type"] = type,
            ["accepts_response_payload"] = type != "events_api",
            ["payload"] = payload.DeepClone(),
        };
        if (attempt > 0)
        {
            message["retry_attempt"] = attempt;
            message["retry_reason"] = "timeout";
        }

        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _acks[envelope] = acknowledged;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(options.AckWithin);
            var line = await NextAsync(patience.Token);
            await line.SendAsync(message.ToJsonString(), patience.Token);
            if (options.DisconnectEvery is { } share && line.Carried == share)
            {
                Interlocked.Increment(ref Disconnects);
                Take(line);
                await line.SendAsync(Message("disconnect", "refresh_requested"), patience.Token);

                // Every other time at once, so that acknowledgements are lost with the connection.
                _ = CloseLaterAsync(line, Disconnects % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
            }

            await acknowledged.Task.WaitAsync(patience.Token);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            return false;
        }
        finally
        {
            _acks.TryRemove(envelope, out _);
        }
    }

    private async Task<bool> PostAsync(Uri url, string type, JsonObject payload, int attempt, CancellationToken cancellationToken)
    {
        var (path, body, contentType) = type switch
        {
            "events_api" => ("slack/events", payload.ToJsonString(), "application/json"),
            "slash_commands" =>
                ("slack/commands", string.Join(
                    '&',
                    payload.Select(
                        field => $"{field.Key}={Uri.EscapeDataString(field.Value!.ToString())}")), "application/x-www-form-urlencoded"),
            _ => ("slack/interactions", $"payload={Uri.EscapeDataString(payload.ToJsonString())}", "application/x-www-form-urlencoded"),
        };
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path))
        {
            Content = new StringContent(body, new MediaTypeHeaderValue(contentType)),
        };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Sign(signingSecret(), timestamp, body));
        // As a proxy hands it on.
        request.Headers.Host = "bot.example.org";
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (attempt > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", attempt.ToString());
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.AckWithin);
        try
        {
            using var response = await _http.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode && !LosesAcks;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is OperationCanceledException or HttpRequestException)
        {
            return false;
        }
    }

    public static string Sign(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    private async Task ListenAsync(SocketLine line, CancellationToken cancellationToken)
    {
        await foreach (var text in line.ReadAsync(cancellationToken))
        {
            using var document = JsonDocument.Parse(text);
            if (!LosesAcks
                && document.RootElement.TryGetProperty("envelope_id", out var envelope)
                && _acks.TryGetValue(envelope.GetString() ?? "", out var acknowledged))
            {
                acknowledged.TrySetResult();
            }
        }
    }

    private async Task<SocketLine> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_lines.Count > 0)
                {
                    var line = _lines[_turn++ % _lines.Count];
                    line.Carried++;
                    return line;
                }
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    private List<SocketLine> Lines()
    {
        lock (_lock)
        {
            return [.. _lines];
        }
    }

    private void Take(SocketLine line)
    {
        lock (_lock)
        {
            _lines.Remove(line);
        }
    }

    private static async Task CloseLaterAsync(SocketLine line, TimeSpan later)
    {
        await Task.Delay(later);
        await line.CloseAsync();
    }

    private static string Message(string type, string reason) =>
        new JsonObject { ["type"] = type, ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "loopback" } }.ToJsonString();
}
