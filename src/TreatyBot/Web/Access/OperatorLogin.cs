using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Access;

/// <summary>Where somebody from outside shows the operator's token, and gives its cookie back.</summary>
internal static class OperatorLogin
{
    public static PathString Path { get; } = "/login";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, WebMethods.Read, context => Ask(context, wrong: false).ExecuteAsync(context));
        routes.MapForm(Path, (HttpContext context, IFormCollection form, OperatorToken token) =>
        {
            if (!token.Matches(form["token"]))
            {
                return Ask(context, wrong: true);
            }

            token.GiveCookie(context.Response);
            return SeeOther.To("./");
        }).RequireRateLimiting(RequestLimits.Login);
        routes.MapForm("/logout", (HttpContext context, IFormCollection _, OperatorToken token) =>
        {
            token.TakeCookie(context.Response);
            return SeeOther.To("./");
        });
    }

    /// <summary>The page that asks for the token, as a 401.</summary>
    public static IResult Ask(HttpContext context, bool wrong)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        var root = Layout.RootOf(context.Request.Path);
        var text = wrong
            ? "That is not the token. Look it up in the configuration, under Web:OperatorToken."
            : "From outside, this page opens with the operator's token.";
        return ErrorPages.Result(context, StatusCodes.Status401Unauthorized, "For the operator", Html($"""
            <p>{text}</p>
            <form class="login" method="post" action="{root}login">
            {FormToken.Field(context)}
            <label for="token">Operator's token</label>
            <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
            <button>Open</button>
            </form>
            """));
    }
}
