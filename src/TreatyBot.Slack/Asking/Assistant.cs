using System.Globalization;
using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Asking;

/// <summary>What Slack offers to assistants and agents: prompts from the corpus, a status while working, a title.</summary>
internal sealed class Assistant(IDesk desk, Corpus corpus, Answerer answerer, ISlackClient client)
{
    /// <summary>Slack shows no more (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts).</summary>
    private const int MaxPrompts = 4;

    /// <summary>Of a prompt and of a conversation: about what a list shows on one line.</summary>
    private const int MaxTitle = 100;

    /// <summary>A prompt is sent as a question, and longer ones are not what people ask.</summary>
    private const int MaxPrompt = 300;

    /// <summary>
    /// How many documents, the latest first, are tried for questions that have an answer: each costs an answer of about a millisecond.
    /// </summary>
    private const int MaxTried = 24;

    /// <summary>Offers questions that the documents which this person may see do answer.</summary>
    public async Task GreetAsync(Workspace workspace, SlackAssistantEvent opened, CancellationToken cancellationToken)
    {
        var visible = await desk.VisibleCollectionsAsync(
            Places.AskerOf(workspace.Team, opened.User), Places.Direct(opened.Channel, opened.Thread), cancellationToken);
        var prompts = new List<SlackPrompt>();
        var entries = corpus.Catalogue.Entries.Where(entry => visible.Contains(entry.Document.Collection));
        foreach (var entry in entries.OrderByDescending(entry => entry.IndexedAt).ThenBy(entry => entry.Document.Id).Take(MaxTried))
        {
            if (prompts.Count == MaxPrompts)
            {
                break;
            }

            if (await corpus.FindReadingAsync(entry.ReadingId, cancellationToken) is { } reading
                && PromptOf(reading) is { } prompt
                && await answerer.AnswerAsync(prompt.Message, visible, cancellationToken) is Answered answered
                && answered.Citations.Any(citation => citation.Document.Id == entry.Document.Id))
            {
                prompts.Add(prompt);
            }
        }

        if (prompts.Count > 0)
        {
            await client.SuggestPromptsAsync(workspace.Token, opened.Channel, opened.Thread, prompts, cancellationToken);
        }
    }

    /// <summary>
    /// Shows in a thread, of a channel too, that the bot is at work. Slack takes it away with the next message, or after two minutes.
    /// </summary>
    /// <returns>True where this is the first question of a conversation that has a title.</returns>
    public async Task<bool> BeginAsync(
        Workspace workspace, ReplyAddress address, AskedQuestion question, CancellationToken cancellationToken)
    {
        var status = InterfaceTexts.Get("SlackSearching", question.Locale);
        var shown = await client.SetStatusAsync(workspace.Token, address.Channel, address.Thread!, status, cancellationToken);

        // The reply to this very question may be there by now: it is looked up meanwhile.
        return shown.Failure is null
            && address.IsPane
            && !await desk.HasRepliedInAsync(question.Place, except: question.EventKey, cancellationToken);
    }

    /// <summary>Names the conversation after its first question.</summary>
    public Task NameAsync(Workspace workspace, ReplyAddress address, AskedQuestion question, CancellationToken cancellationToken) =>
        question.Text.Length == 0
            ? Task.CompletedTask
            : client.SetTitleAsync(
                workspace.Token, address.Channel, address.Thread!, ShortText.Title(question.Text, MaxTitle), cancellationToken);

    private static SlackPrompt? PromptOf(Reading reading)
    {
        var title = reading.Document.DisplayTitle;
        var heading = reading.Passages
            .Select(passage => passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : null)
            .FirstOrDefault(heading => heading is { Length: > 2 } && !heading.Equals(title, StringComparison.OrdinalIgnoreCase));
        var (label, message) = heading is null
            ? (title, Format("SlackPromptWhole", title))
            : (Format("SlackPromptTitle", title, heading), Format("SlackPrompt", title, heading));
        return message.Length <= MaxPrompt ? new SlackPrompt(ShortText.Shorten(label, MaxTitle), message) : null;
    }

    private static string Format(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get(key), values);
}
