using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Pages;

/// <summary>
/// What all pages have in common. Every address in them is relative, so that a proxy may serve them below a path of its own.
/// </summary>
internal static class Layout
{
    /// <summary>
    /// Twice the depth of the deepest page behind a proxy; a request for a path of a thousand slashes must not get a thousand steps back.
    /// </summary>
    private const int MaxDepth = 8;

    /// <param name="context">The request that the page answers.</param>
    /// <param name="title">For the window; plain text.</param>
    /// <param name="kind">The class of the body, by which the style sheet tells pages apart.</param>
    /// <param name="main">What the page holds.</param>
    /// <param name="script">An embedded script to load, or null.</param>
    public static Markup Page(HttpContext context, string title, string kind, Markup main, string? script = null)
    {
        var root = RootOf(context.Request.Path);
        var head = root is null
            ? Empty
            : Html($"""
                <link rel="stylesheet" href="{root}{Asset.Style.RelativeAddress}">
                <link rel="icon" type="image/svg+xml" href="{root}{Asset.Icon.RelativeAddress}">
                {(script is null ? Empty : Html($"""<script src="{root}{script}" defer></script>"""))}
                """);
        return Html($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            {head}
            </head>
            <body class="{kind}">
            {main}
            </body>
            </html>

            """);
    }

    /// <summary>
    /// The way from a request's path back to the root, such as <c>../../</c>; null where it is deeper than any page of ours.
    /// </summary>
    public static string? RootOf(PathString path)
    {
        var depth = path.Value.AsSpan().Count('/') - 1;
        return depth switch
        {
            <= 0 => "",
            > MaxDepth => null,
            _ => string.Concat(Enumerable.Repeat("../", depth)),
        };
    }
}
