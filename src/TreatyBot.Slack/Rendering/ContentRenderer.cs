using TreatyBot.Chat.Content;

namespace TreatyBot.Slack.Rendering;

/// <summary>Writes whatever the bot says as one Slack message.</summary>
internal static class ContentRenderer
{
    public static SlackContent Render(ChatContent content) => content switch
    {
        SentenceContent sentence => ReplyRenderer.Sentence(sentence.Text),
        FileContent file => ReplyRenderer.Sentence(file.Text),
        ReplyContent reply => ReplyRenderer.Render(reply.Reply, reply.View),
        ContextContent context => ContextRenderer.Render(context.EventKey, context.Quote, context.HasNext, context.Locale),
        SourcesContent sources => SourcesRenderer.Render(sources),
        SourceContent source => SourcesRenderer.Render(source),
        _ => throw new InvalidOperationException($"There is no such content: {content.GetType().Name}."),
    };
}
