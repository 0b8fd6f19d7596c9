using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>
/// Asks web servers for pages, as a polite bot does: by its name, within their robots.txt, one request at a time and host with a pause
/// between, no more often than they ask for; and as a careful one: within bounds of time, size and redirects, at public addresses.
/// </summary>
internal sealed class WebFetcher : IDisposable
{
    /// <summary>The name that a robots.txt may speak of.</summary>
    public const string Product = "TreatyBot";

    private const int Retries = 2;

    /// <summary>Before the first retry; the second waits twice as long.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    /// <summary>A host that asks for more is left alone for so long, and its other pages with it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private readonly HostPacing _pacing;
    private readonly Robots _robots;
    private readonly FetchingOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<FetchOutcome> _retrying;

    public WebFetcher(AddressPolicy policy, IOptions<FetchingOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _pacing = new(options, time);
        _robots = new(_pacing, time);
        UserAgent = _options.Contact is { Length: > 0 } contact ? $"{Product}/1.0 (+{contact})" : $"{Product}/1.0";
        _client = new(new SocketsHttpHandler
        {
            ConnectCallback = policy.ConnectAsync,
            AllowAutoRedirect = false,
            UseCookies = false,

            // A proxy would connect in our place, to whatever address it likes.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(Math.Min(_options.RequestSeconds, 20)),
            MaxResponseHeadersLength = 64,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html, application/pdf, text/*;q=0.9, */*;q=0.5");
        _retrying = new ResiliencePipelineBuilder<FetchOutcome> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<FetchOutcome>
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is FetchFailure { IsTransient: true }),
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = RetryPause,
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Result as FetchFailure)?.RetryAfter),
            }).Build();
    }

    public string UserAgent { get; }

    /// <summary>Never throws for what a server does.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
        await _retrying.ExecuteAsync(
            async (state, token) => await state.Self.FollowAsync(state.Request, token), (Self: this, Request: request), cancellationToken);

    public void Dispose() => _client.Dispose();

    private async Task<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var address = request.Address;
        for (var hops = 0; hops <= _options.MaxRedirects; hops++)
        {
            if (request.AsksRobots && await _robots.RefuseAsync(
                address, Product, robots => FollowAsync(robots, cancellationToken)) is { } refusal)
            {
                return refusal;
            }

            if (await _pacing.WaitAsync(address.Host, cancellationToken) is { } alone)
            {
                return new FetchFailure($"{address.Host} has asked the bot to come back later.") { IsHostDown = true, RetryAfter = alone };
            }

            var (outcome, next) = await SendAsync(request, address, cancellationToken);
            if (outcome is not null)
            {
                return outcome;
            }

            if (next!.Scheme is not ("http" or "https") || next.UserInfo.Length > 0)
            {
                return new FetchFailure($"It sends on to an address that is none of the web ({next.Scheme}:). Give its new address.");
            }

            address = next;
        }

        return new FetchFailure($"It sends on more than {_options.MaxRedirects} times. Give the address where it ends.");
    }

    private async Task<(FetchOutcome? Outcome, Uri? Next)> SendAsync(FetchRequest request, Uri address, CancellationToken cancellationToken)
    {
        // By the system's clock, whatever clock measures the pauses: this bounds what a server may take of us.
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(_options.RequestSeconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, address);
            if (address == request.KeptFrom)
            {
                AddHeader(message, "If-None-Match", request.ETag);
                AddHeader(message, "If-Modified-Since", request.LastModified);
            }

            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                ? Redirect(response, address)
                : (await ReadAsync(request, address, response, either.Token), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new FetchFailure($"{address.Host} did not send it within {_options.RequestSeconds} s (Fetching:RequestSeconds).")
            {
                IsHostDown = true,
            }, null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return (Explain(address, failure), null);
        }
    }

    private static (FetchOutcome? Outcome, Uri? Next) Redirect(HttpResponseMessage response, Uri address) =>
        response.Headers.Location is { } location && Uri.TryCreate(address, location, out var next)
            ? (null, new UriBuilder(next) { Fragment = "" }.Uri)
            : (new FetchFailure("It sends on to an address that is none. Tell whoever runs that server."), null);

    private async Task<FetchOutcome> ReadAsync(
        FetchRequest request, Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch ((int)response.StatusCode)
        {
            case 200:
                var mediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
                if (request.Wants is { } wants && !wants(mediaType, address))
                {
                    return new OtherMediaType(mediaType ?? "of an unknown kind");
                }

                if (await BoundedBody.ReadAsync(response.Content, request.MaxBytes, request.Cuts, cancellationToken) is not { } content)
                {
                    return new FetchFailure(
                        $"It has more than {request.MaxBytes} bytes. Leave it out, or raise Ingestion:MaxFileBytes.");
                }

                return content.Length == 0 && request.AsksRobots
                    ? new FetchFailure("The server sends nothing for it. Tell whoever runs that server.")
                    : new FetchedBytes(address, content)
                    {
                        MediaType = mediaType,
                        Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"'),
                        ETag = response.Headers.NonValidated.TryGetValues("ETag", out var tag) ? tag.ToString() : null,
                        LastModified = response.Content.Headers.NonValidated.TryGetValues("Last-Modified", out var day)
                            ? day.ToString()
                            : null,
                    };
            case 304 when address == request.KeptFrom:
                return new NotModified();
            case 404 or 410:
                return new Gone($"The server says that it is gone (HTTP {(int)response.StatusCode}).");
            case 401 or 403 or 407:
                return new FetchFailure($"The server does not let the bot read it (HTTP {(int)response.StatusCode}).");
            case 429 or 503:
                return Later(address, response);
            case var status when status is >= 500 or 408 or 425:
                return new FetchFailure($"The server failed (HTTP {status}).") { IsTransient = true };
            case var status:
                return new FetchFailure($"The server answered with HTTP {status}.");
        }
    }

    private FetchFailure Later(Uri address, HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } span } => span,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        var reason = $"{address.Host} has asked the bot to come back later (HTTP {(int)response.StatusCode}).";
        if (wait is { } asked && asked > LongestWait)
        {
            _pacing.LeaveAlone(address.Host, asked);
            return new(reason) { IsHostDown = true, RetryAfter = asked };
        }

        return new(reason) { IsTransient = true, IsHostDown = true, RetryAfter = wait > TimeSpan.Zero ? wait : null };
    }

    private static FetchFailure Explain(Uri address, Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AddressRefusedException refused:
                    return new(refused.Message) { IsHostDown = true };
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new($"There is no host {address.Host}. Correct the address, or look at this machine's name server.")
                    {
                        IsHostDown = true,
                    };
                case SocketException socket:
                    return new($"{address.Host} cannot be reached ({socket.SocketErrorCode}).") { IsTransient = true, IsHostDown = true };
                case System.Security.Authentication.AuthenticationException:
                    return new($"The certificate of {address.Host} does not hold. Tell whoever runs that server.") { IsHostDown = true };
            }
        }

        return new($"{address.Host} broke off ({failure.Message.TrimEnd('.')}).") { IsTransient = true };
    }

    private static void AddHeader(HttpRequestMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
