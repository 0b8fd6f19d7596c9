using Microsoft.AspNetCore.Http.Features;
using TreatyBot.Web.Access;
using TreatyBot.Web.Chat;
using static TreatyBot.Web.Pages.Markup;

namespace TreatyBot.Web.Pages;

/// <summary>The link that leads from a page back to where questions are asked: to the very question, where the request names one.</summary>
internal static class WayBack
{
    /// <returns>Nothing for readers who may not open the chat page, such as whoever followed a link from a chat.</returns>
    public static Markup Link(HttpContext context)
    {
        if (context.Caller() == Caller.Outside || Layout.RootOf(context.Request.Path) is not { } root)
        {
            return Empty;
        }

        return TurnOf(context) is { } turn
            ? Html($"""<a class="back" href="{root}{turn.AddressWith()}">Back to the conversation</a>""")
            : Html($"""<a class="back" href="{root}./">Ask the documents</a>""");
    }

    /// <summary>The question that the request names, in its query or in the form that it sent; null where it names none.</summary>
    public static TurnReference? TurnOf(HttpContext context)
    {
        var query = context.Request.Query;
        var form = context.Features.Get<IFormFeature>()?.Form;
        return TurnReference.Parse(query["conversation"], query["turn"]) ?? TurnReference.Parse(form?["conversation"], form?["turn"]);
    }
}
