namespace TreatyBot.Web.Access;

/// <summary>Who sends a request.</summary>
internal enum Caller
{
    /// <summary>Somebody elsewhere: sees citations and health.</summary>
    Outside,

    /// <summary>Somebody elsewhere who has shown the operator's token.</summary>
    Operator,

    /// <summary>Somebody at this machine itself.</summary>
    Local,
}

internal static class CallerOfRequest
{
    /// <summary>As <see cref="ClosedByDefault"/> has found it; <see cref="Caller.Outside"/> where it has not looked.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<CallerFeature>()?.Caller ?? Access.Caller.Outside;

    public static void SetCaller(this HttpContext context, Caller caller) => context.Features.Set(new CallerFeature(caller));

    private sealed record CallerFeature(Caller Caller);
}
