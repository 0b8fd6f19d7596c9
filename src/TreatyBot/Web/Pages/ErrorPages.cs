using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Pages;

/// <summary>Pages that say what happened and what to do, lead back, and hold no document's text.</summary>
internal static class ErrorPages
{
    public static IResult Result(HttpContext context, int status)
    {
        var (title, text) = Words(status);
        return Result(context, status, title, Html($"<p>{text}</p>"));
    }

    public static IResult Result(HttpContext context, int status, string title, Markup body)
    {
        var back = WayBack.Link(context);
        return new PageResult(
            Layout.Page(context, $"{title} · TreatyBot", "message", Html($"""
                <main>
                <p class="eyebrow">TreatyBot</p>
                <h1>{title}</h1>
                {body}
                {(back.IsEmpty ? Empty : Html($"""<p class="links">{back}</p>"""))}
                </main>
                """)),
            status);
    }

    /// <summary>Answers every refusal that has no body of its own, and every unforeseen failure, with a page.</summary>
    public static void Use(IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = exception => exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                InvalidDataException => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status500InternalServerError,
            },
            ExceptionHandler = context => Result(context, context.Response.StatusCode).ExecuteAsync(context),

            // What a request did wrong is the asker's to know, not the operator's.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages(
            context => Result(context.HttpContext, context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }

    private static (string Title, string Text) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("The request could not be read", "Go back, reload the page and try again."),
        StatusCodes.Status404NotFound => (
            "There is no such page",
            "Check that the whole address was copied, with everything after the question mark."),
        StatusCodes.Status405MethodNotAllowed => ("That cannot be done here", "This address does not take requests of this kind."),
        StatusCodes.Status410Gone => (
            "This quote can no longer be shown",
            "Its source has been withdrawn, has expired, or belongs to a collection that is not shown here. "
            + "Ask whoever sent you the link."),
        StatusCodes.Status413PayloadTooLarge => ("That was too long", "Shorten the question and ask again."),
        StatusCodes.Status415UnsupportedMediaType => (
            "The request could not be read",
            "It has to be a form, as the page sends it, or JSON at /ask."),
        StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait a minute and open the page again."),
        StatusCodes.Status503ServiceUnavailable => (
            "Not ready yet",
            "TreatyBot is still opening its index. Open the page again in a few seconds."),
        _ => status >= StatusCodes.Status500InternalServerError
            ? ("Something broke on our side", "It has been noted in the log. Try again; if it stays, tell the operator.")
            : ("The request was refused", "It did not come from where such requests are taken. Open the page itself and try there."),
    };
}
