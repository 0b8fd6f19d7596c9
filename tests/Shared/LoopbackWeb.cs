using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TreatyBot.Tests.Shared;

/// <summary>
/// A web server on this machine that does what it is told, down to the bytes: real servers do worse than any server library lets one do.
/// </summary>
internal sealed class LoopbackWeb : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Func<WebRequest, Stream, CancellationToken, Task>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<WebRequest> _requests = new();

    public LoopbackWeb()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>All that was asked for, in its order.</summary>
    public IReadOnlyList<WebRequest> Requests => [.. _requests];

    /// <summary>What was asked for but robots.txt.</summary>
    public IReadOnlyList<string> Paths => [.. _requests.Select(request => request.Path).Where(path => path != "/robots.txt")];

    public string At(string path) => $"http://127.0.0.1:{Port}{path}";

    public void Forget() => _requests.Clear();

    public LoopbackWeb Page(string path, string html, params string[] headers) =>
        Bytes(path, Encoding.UTF8.GetBytes(html), ["Content-Type: text/html; charset=utf-8", .. headers]);

    public LoopbackWeb Xml(string path, string xml) => Bytes(path, Encoding.UTF8.GetBytes(xml), "Content-Type: application/xml");

    public LoopbackWeb Bytes(string path, byte[] body, params string[] headers) => Answer(path, 200, body, headers);

    public LoopbackWeb Answer(string path, int status, byte[]? body = null, params string[] headers) =>
        On(path, (_, stream, token) => WriteAsync(stream, status, body ?? [], headers, token));

    /// <summary>Answers with the body, or where the request names its tag, that nothing has changed.</summary>
    public LoopbackWeb Tagged(string path, string html, string tag) => On(path, (request, stream, token) =>
        request.Headers.GetValueOrDefault("If-None-Match") == tag
            ? WriteAsync(stream, 304, [], [$"ETag: {tag}"], token)
            : WriteAsync(stream, 200, Encoding.UTF8.GetBytes(html), ["Content-Type: text/html", $"ETag: {tag}"], token));

    public LoopbackWeb On(string path, Func<WebRequest, Stream, CancellationToken, Task> answerAsync)
    {
        _answers[path] = answerAsync;
        return this;
    }

    public LoopbackWeb Without(string path)
    {
        _answers.TryRemove(path, out _);
        return this;
    }

    public static async Task WriteAsync(
        Stream stream, int status, byte[] body, IEnumerable<string> headers, CancellationToken cancellationToken)
    {
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Whatever"),
            .. headers,
            string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}"),
            "Connection: close",
        ];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"), cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
    }

    /// <summary>From here on nobody listens at its address.</summary>
    public void GoDown()
    {
        _stopping.Cancel();
        _listener.Stop();
    }

    public void Dispose()
    {
        GoDown();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                _ = ServeAsync(client, _stopping.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                if (await WebRequest.ReadAsync(stream, cancellationToken) is { } request)
                {
                    _requests.Enqueue(request);
                    await (_answers.TryGetValue(request.Path, out var answerAsync)
                        ? answerAsync(request, stream, cancellationToken)
                        : WriteAsync(stream, 404, [], [], cancellationToken));
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Whoever asked has gone away: that is what some tests wait for.
            }
        }
    }
}
