using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;
using TreatyBot.Web.Pages;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Access;

/// <summary>Forms that change something: small, and only from a page of our own.</summary>
internal static class FormToken
{
    public const string FieldName = "form-token";

    /// <summary>In bytes. The longest question that is looked up, every character of it written as nine, fits in.</summary>
    public const int MaxFormSize = 32 * 1024;

    /// <summary>The hidden field without which a form is not taken.</summary>
    public static Markup Field(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return Html($"""<input type="hidden" name="{FieldName}" value="{tokens.RequestToken}">""");
    }

    /// <summary>Maps a form's address. The handler gets the form after its token has been checked.</summary>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string path, Delegate handler) =>
        routes.MapPost(path, handler)
            .DisableAntiforgery() // The filter below checks; it can tell what was too long from what was forged.
            .AddEndpointFilter(CheckAsync)
            .WithMetadata(new SizeLimit());

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return await next(invocation);
        }

        return ErrorPages.Result(context, StatusCodes.Status400BadRequest, "This page is out of date", Html($"""
            <p>It was opened before TreatyBot was started again, or it is not a page of this address. Nothing was changed. Go back, reload
            it and send it again.</p>
            """));
    }

    internal sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MaxFormSize;
    }
}
