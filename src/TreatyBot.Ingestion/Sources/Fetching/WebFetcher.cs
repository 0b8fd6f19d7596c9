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

    private readonly HttpClient _client;
    private readonly HostPacing _pacing;
    private readonly Robots _robots;
    private readonly FetchingOptions _options;
    private readonly ResponseReading _reading;
    private readonly ResiliencePipeline<FetchOutcome> _retrying;

    public WebFetcher(AddressPolicy policy, IOptions<FetchingOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _pacing = new(options, time);
        _robots = new(_pacing, time);
        _reading = new(_pacing, time);
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
                return SentOn(refusal, request, address);
            }

            if (await _pacing.WaitAsync(address.Host, cancellationToken) is { } alone)
            {
                return new FetchFailure($"{address.Host} has asked the bot to come back later.") { IsHostDown = true, RetryAfter = alone };
            }

            var (outcome, next) = await SendAsync(request, address, cancellationToken);
            if (outcome is not null)
            {
                return SentOn(outcome, request, address);
            }

            if (next!.Scheme is not ("http" or "https") || next.UserInfo.Length > 0)
            {
                return new FetchFailure($"It sends on to an address that is none of the web ({next.Scheme}:). Give its new address.");
            }

            address = next;
        }

        return new FetchFailure($"It sends on more than {_options.MaxRedirects} times. Give the address where it ends.");
    }

    /// <summary>A failure names the host that was asked for; where that has sent on to another one, it says so.</summary>
    private static FetchOutcome SentOn(FetchOutcome outcome, FetchRequest request, Uri address) =>
        outcome is FetchFailure failure && address.Host != request.Address.Host
            ? failure with { Reason = $"It sends on to {address.GetLeftPart(UriPartial.Path)}. {failure.Reason}" }
            : outcome;

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
                : (await _reading.ReadAsync(request, address, response, either.Token), null);
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
            return (ConnectionFailure.Explain(address, failure), null);
        }
    }

    private static (FetchOutcome? Outcome, Uri? Next) Redirect(HttpResponseMessage response, Uri address) =>
        response.Headers.Location is { } location && Uri.TryCreate(address, location, out var next)
            ? (null, new UriBuilder(next) { Fragment = "" }.Uri)
            : (new FetchFailure("It sends on to an address that is none. Tell whoever runs that server."), null);

    private static void AddHeader(HttpRequestMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
