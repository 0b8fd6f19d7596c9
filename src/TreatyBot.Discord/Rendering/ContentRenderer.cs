using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rendering;

/// <summary>Writes whatever the bot says as one Discord message.</summary>
internal static class ContentRenderer
{
    public static OutgoingMessage Render(ChatContent content) => content switch
    {
        SentenceContent sentence => ReplyRenderer.Line(DiscordMarkdown.Escape(sentence.Text)),
        FileContent { File: var file, Text: var text } =>
            new OutgoingMessage([new TextDisplay(DiscordMarkdown.Escape(text)), FileDisplay.Of(file.Name)])
            {
                File = new OutgoingFile(file.Name, file.MediaType, file.Content),
            },
        ReplyContent reply => ReplyRenderer.Render(reply.Reply, reply.View),
        ContextContent { HasNext: var hasNext, Quote: var quote } context => ContextRenderer.Render(
            quote,
            hasNext ? new ButtonId(ReplyAction.ShowContext, quote.Number + 1, context.EventKey) : null,
            context.Locale),
        SourcesContent sources => SourcesRenderer.Render(sources),
        SourceContent source => SourcesRenderer.Render(source),
        _ => throw new InvalidOperationException($"There is no such content: {content.GetType().Name}."),
    };
}
