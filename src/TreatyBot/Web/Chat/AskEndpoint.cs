using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using TreatyBot.CommandLine;
using TreatyBot.Core.Conversations;
using TreatyBot.Web.Access;
using TreatyBot.Web.Pages;

namespace TreatyBot.Web.Chat;

/// <summary>
/// <c>POST /ask</c> for programs: takes <c>{"question": …, "collection": …, "conversation": …}</c>, of which only the first is needed, and
/// returns the JSON of the command <c>ask --json</c>, with the conversation as its id. It needs no form token, for no page can send it: a
/// browser names itself, and is refused.
/// </summary>
internal static class AskEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/ask", AskAsync).WithMetadata(new FormToken.SizeLimit());

    private static async Task<IResult> AskAsync(HttpContext context, Conversation conversations, IDesk desk)
    {
        if (context.Request.Headers.ContainsKey("Origin") || context.Request.Headers.ContainsKey("Sec-Fetch-Site"))
        {
            return ErrorPages.Result(context, StatusCodes.Status403Forbidden);
        }

        if (!context.Request.HasJsonContentType())
        {
            return ErrorPages.Result(context, StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ReadAsync(context) is not { Question: { } question } asked
            || (asked.Conversation is null ? ConversationId.New() : ConversationId.Parse(asked.Conversation)) is not { } conversation)
        {
            return ErrorPages.Result(context, StatusCodes.Status400BadRequest);
        }

        var started = Stopwatch.GetTimestamp();
        var (turn, reply) = await conversations.AskAsync(context, new TurnReference(conversation, 1), question.Trim(), asked.Collection);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var (asker, place) = (Conversation.AskerOf(context), Conversation.PlaceOf(turn.Conversation));
        reply = await desk.MoreAsync(turn.EventKey, asker, place, context.RequestAborted) ?? reply;
        return reply is null
            ? ErrorPages.Result(context, StatusCodes.Status503ServiceUnavailable)
            : Results.Content(AnswerJson.Write(turn.Conversation.ToString(), reply, elapsed) + "\n", "application/json; charset=utf-8");
    }

    private static async Task<AskRequest?> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync(AskRequestContext.Default.AskRequest, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

}

/// <summary>A question from a program.</summary>
/// <param name="Question">What to look up.</param>
/// <param name="Collection">The one collection to search; null: all.</param>
/// <param name="Conversation">The id of an earlier answer, to follow it up; null begins a conversation.</param>
internal sealed record AskRequest(string? Question, string? Collection, string? Conversation);

[JsonSerializable(typeof(AskRequest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class AskRequestContext : JsonSerializerContext;
