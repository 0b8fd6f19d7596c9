using System.Globalization;
using Microsoft.Extensions.Options;
using TreatyBot.Chat.Export;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Search;
using TreatyBot.Web.Access;
using TreatyBot.Web.Pages;

namespace TreatyBot.Web.Chat;

/// <summary>
/// The chat page's addresses. Each form works as a form; the script sends the same with a header and gets the new part alone.
/// </summary>
internal static class ChatEndpoints
{
    /// <summary>Says that the page's script asks.</summary>
    private const string ScriptHeader = "X-Chat-Script";

    private const int Examples = 3;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", WebMethods.Read, ShowAsync);
        routes.MapMethods("/export", WebMethods.Read, ExportAsync);
        routes.MapForm("/questions", AskAsync);
        routes.MapForm("/ratings", RateAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        string? conversation,
        string? collection,
        int? unfold,
        int? rated,
        Conversation conversations,
        IDesk desk,
        Corpus corpus,
        MeaningStatus meaning,
        IOptions<WebOptions> options)
    {
        var id = ConversationId.Parse(conversation) ?? ConversationId.New();
        var token = FormToken.Field(context);
        var turns = await conversations.ListAsync(context, id);
        var collections = await desk.VisibleCollectionsAsync(
            Conversation.AskerOf(context), Conversation.PlaceOf(id), context.RequestAborted);
        var entries = corpus.Catalogue.Entries.Where(entry => collections.Contains(entry.Document.Collection)).ToList();
        return new PageResult(ChatPage.Render(context, new ChatView(
            id,
            [.. turns.Select((turn, at) => (turn.Question, ShowTurn(turn.Question, turn.Reply, at + 1)))],
            [.. collections.Order(StringComparer.Ordinal)],
            entries.Count,
            meaning.Describe(entries),
            turns.Count > 0 ? []
                : options.Value.Examples.Count > 0 ? [.. options.Value.Examples]
                : await desk.ListExamplesAsync(Conversation.AskerOf(context), Conversation.PlaceOf(id), Examples, context.RequestAborted),
            collection,
            token,
            context.Caller() == Caller.Operator)));

        Markup ShowTurn(string question, Reply? reply, int number) =>
            ChatPage.Turn(new Turn(new TurnReference(id, number), question, token, unfold == number, rated == number), reply);
    }

    /// <summary>The conversation as a file: a Word document, or Markdown.</summary>
    private static async Task<IResult> ExportAsync(HttpContext context, string? conversation, string? format, ThreadExport export)
    {
        var file = ConversationId.Parse(conversation) is { } id
            ? await export.WriteAsync(
                Conversation.AskerOf(context),
                Conversation.PlaceOf(id),
                format == "markdown" ? ExportFormat.Markdown : ExportFormat.Word,
                locale: null,
                context.RequestAborted)
            : null;
        return file is null
            ? ErrorPages.Result(context, StatusCodes.Status404NotFound)
            : Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<IResult> AskAsync(HttpContext context, IFormCollection form, Conversation conversations)
    {
        var text = form["question"].ToString().ReplaceLineEndings("\n").Trim();
        var collection = form["collection"].ToString() is { Length: > 0 } name ? name : null;
        var asked = TurnReference.Parse(form["conversation"], form["turn"])
            ?? new TurnReference(ConversationId.Parse(form["conversation"]) ?? ConversationId.New(), 1);
        var (reference, reply) = await conversations.AskAsync(context, asked, text, collection);
        return context.Request.Headers.ContainsKey(ScriptHeader)
            ? new PageResult(ChatPage.Turn(new Turn(reference, text, FormToken.Field(context)), reply))
            : SeeOther.To(reference.AddressWith(collection is null ? "" : "&collection=" + Uri.EscapeDataString(collection)));
    }

    private static async Task<IResult> RateAsync(HttpContext context, IFormCollection form, Conversation conversations)
    {
        if (TurnReference.Parse(form["conversation"], form["turn"]) is not { } rated || !bool.TryParse(form["helpful"], out var helpful))
        {
            return ErrorPages.Result(context, StatusCodes.Status400BadRequest);
        }

        await conversations.RateAsync(context, rated, helpful);
        return context.Request.Headers.ContainsKey(ScriptHeader)
            ? Results.NoContent()
            : SeeOther.To(rated.AddressWith("&rated=" + rated.Number.ToString(CultureInfo.InvariantCulture)));
    }
}
