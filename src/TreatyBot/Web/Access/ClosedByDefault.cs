using System.Net;
using Microsoft.Extensions.Options;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Access;

/// <summary>
/// Lets the machine itself see everything, and everybody else citations, health and what Slack calls. For the rest somebody from outside
/// needs the operator's token, and must have come by a name that is ours: a foreign name that leads here is how a web page reaches into a
/// machine (DNS rebinding).
/// </summary>
internal sealed class ClosedByDefault(RequestDelegate next, OperatorToken token, IOptions<WebOptions> options)
{
    private static readonly PathString[] Open = ["/slack", "/quotes", "/health"];

    /// <summary>What proxies add. One of them is enough to know that the request comes from further away than its socket says.</summary>
    private static readonly string[] ForwardingPrefixes =
        ["X-Forwarded", "X-Original-", "X-Envoy-", "X-ProxyUser-", "CF-", "Fastly-", "Fly-"];

    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "Client-IP", "True-Client-IP", "X-Host", "X-Scheme"];

    private readonly string? _publicHost = options.Value.PublicUrl is { } url ? new Uri(url).IdnHost : null;

    public Task InvokeAsync(HttpContext context)
    {
        var caller = Identify(context.Request);
        context.SetCaller(caller);
        if (caller != Caller.Outside || Open.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            return next(context);
        }

        if (!token.IsConfigured || !IsOurs(context.Request.Host))
        {
            return Closed(context).ExecuteAsync(context);
        }

        return context.Request.Path.Equals(OperatorLogin.Path, StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : OperatorLogin.Ask(context, wrong: false).ExecuteAsync(context);
    }

    private static IResult Closed(HttpContext context) =>
        ErrorPages.Result(context, StatusCodes.Status403Forbidden, "Closed from outside", Html($"""
            <p>This page answers only at the machine that it runs on. Its operator can open it for themselves by setting
            <code>Web:OperatorToken</code>, and <code>Web:PublicUrl</code> to the address that you came by.</p>
            """));

    private Caller Identify(HttpRequest request)
    {
        if (IsLoopback(request.Host) && IsDirect(request))
        {
            return Caller.Local;
        }

        return IsOurs(request.Host) && token.IsShownBy(request) ? Caller.Operator : Caller.Outside;
    }

    private bool IsOurs(HostString host) =>
        IsLoopback(host)
        || (_publicHost is not null && string.Equals(host.Host.Trim('[', ']'), _publicHost, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(HostString host) =>
        host.HasValue
        && (string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static bool IsDirect(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)

        // No browser speaks HTTP/1.0, but a proxy left at its defaults does, and then names neither itself nor the host that was asked for.
        && !HttpProtocol.IsHttp10(request.Protocol)
        && !request.Headers.Keys.Any(IsForwarding);

    private static bool IsForwarding(string header) =>
        ForwardingHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || ForwardingPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
