using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace TreatyBot.Web.Access;

/// <summary>How often somebody from outside may come. The machine itself and its operator are not counted.</summary>
internal static class RequestLimits
{
    public const string Login = "login";
    public const string Citations = "citations";

    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Login, _ => PerMinute("all", 10));
        options.AddPolicy(Citations, context => context.Caller() == Caller.Outside
            ? PerMinute(context.Connection.RemoteIpAddress?.ToString() ?? "", 300)
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static RateLimitPartition<string> PerMinute(string partition, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        partition,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
