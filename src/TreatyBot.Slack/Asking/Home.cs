using TreatyBot.Chat.Sources;
using TreatyBot.Core.Conversations;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>
/// The app's home tab, which each person has for himself: how to ask, what he asked last, and which documents answer him there.
/// </summary>
internal sealed class Home(
    IDesk desk, IConversationStore conversations, SourcesList sources, ISlackClient client, RetryPolicy retries, TimeProvider clock)
{
    /// <summary>As many as are read at a glance.</summary>
    private const int QuestionsShown = 5;

    /// <summary>Of the question log, which holds everybody's.</summary>
    private const int LinesRead = 500;

    /// <summary>In characters.</summary>
    private const int LongestQuestion = 100;

    public async Task PublishAsync(Workspace workspace, SlackHomeOpened opened, CancellationToken cancellationToken)
    {
        var asker = Places.AskerOf(workspace.Team, opened.User);
        var place = Places.Direct(opened.Channel, null);
        var nothing = new AskedQuestion("", "", asker, place, clock.GetUtcNow());
        List<SlackBlock> blocks = [.. ReplyRenderer.Sentence(await desk.HowToAskAsync(nothing, cancellationToken)).Blocks];
        var asked = (await conversations.ListLogAsync(null, LinesRead, cancellationToken))
            .Where(line => line.Asker == asker.ToString() && !line.Question.StartsWith('/'))
            .Select(line => ShortText.Shorten(line.Question, LongestQuestion))
            .Distinct(StringComparer.Ordinal)
            .Take(QuestionsShown)
            .ToList();
        if (asked.Count > 0)
        {
            blocks.Add(new SlackText(
            [
                new SlackParagraph(
                    false,
                    [
                        new SlackRun(InterfaceTexts.Get("SlackHomeQuestions"), IsBold: true),
                        .. asked.Select(question => new SlackRun($"\n• {question}")),
                    ]),
            ]));
        }

        var listed = await sources.ListAsync(asker, place, collection: null, words: null, locale: null, cancellationToken);
        blocks.AddRange(ContentRenderer.Render(listed).Blocks);
        await retries.TryAsync(
            workspace.Team,
            nameof(client.PublishHomeAsync),
            ct => client.PublishHomeAsync(workspace.Token, opened.User, blocks, ct),
            cancellationToken);
    }
}
