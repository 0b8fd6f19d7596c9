using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>Tells what a server's answer comes to.</summary>
/// <param name="pacing">Told of hosts that want to be left alone.</param>
/// <param name="time">The clock.</param>
internal sealed class ResponseReading(HostPacing pacing, TimeProvider time)
{
    /// <summary>A host that asks for more is left alone for so long, and its other pages with it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public async Task<FetchOutcome> ReadAsync(
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
                        RobotsTags = response.Headers.NonValidated.TryGetValues("X-Robots-Tag", out var tags)
                            ? string.Join('\n', tags)
                            : null,
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
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        var reason = $"{address.Host} has asked the bot to come back later (HTTP {(int)response.StatusCode}).";
        if (wait is { } asked && asked > LongestWait)
        {
            pacing.LeaveAlone(address.Host, asked);
            return new(reason) { IsHostDown = true, RetryAfter = asked };
        }

        return new(reason) { IsTransient = true, IsHostDown = true, RetryAfter = wait > TimeSpan.Zero ? wait : null };
    }
}
