using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Rendering;

/// <summary>Writes what is indexed, and how fresh it is.</summary>
internal static class SourcesRenderer
{
    private const int MaxShown = 40;
    private const int MaxLine = 250;

    /// <summary>Lines in the text for notifications and screen readers, which nobody reads to the end of.</summary>
    private const int MaxTextLines = 12;

    public static SlackContent Render(SourceContent content) =>
        ReplyRenderer.Sentence($"{LineOf(content.Source.Document)} · {content.Source.Document.Collection}");

    public static SlackContent Render(SourcesContent content)
    {
        var entries = content.Documents.SelectMany(collection => collection).ToList();
        var status = string.Join('\n', content.Remarks.Select(line => ShortText.Shorten(line, MaxLine)));
        var newest = DateOnly.FromDateTime(entries.Max(entry => entry.IndexedAt).UtcDateTime);
        var heading = InterfaceTexts.Format("SlackSources", content.Locale, entries.Count, ReplyLayout.Day(newest));
        var lines = new List<SlackRun> { new(status.Length == 0 ? heading : $"{heading}\n{status}") };
        var budget = new MessageBudget(
            ReplyRenderer.MaxCharacters
                - Measure(InterfaceTexts.Format("SlackMoreSources", content.Locale, entries.Count)) - Measure(lines[0].Text),
            MaxShown);
        var shown = 0;
        var marked = entries.Zip(
            entries.Prepend(null!), (entry, before) => (entry, before?.Document.Collection != entry.Document.Collection));
        foreach (var (entry, isFirst) in marked)
        {
            var title = isFirst ? new SlackRun($"\n{ShortText.Shorten(entry.Document.Collection, MaxLine)}", IsBold: true) : null;
            var line = new SlackRun($"\n• {LineOf(entry.Document)}");
            if (!budget.TryTake(Measure(line.Text) + Measure(title?.Text ?? "")))
            {
                break;
            }

            lines.AddRange(new[] { title, line }.OfType<SlackRun>());
            shown++;
        }

        if (shown < entries.Count)
        {
            lines.Add(new SlackRun($"\n{InterfaceTexts.Format("SlackMoreSources", content.Locale, entries.Count - shown)}"));
        }

        return new SlackContent(
            SlackMarkup.Escape(string.Concat(lines.Take(MaxTextLines).Select(line => line.Text))),
            [new SlackText([new SlackParagraph(false, lines)])]);
    }

    private static string LineOf(Document document)
    {
        var metadata = document.Metadata;
        var published = metadata.Published is { } day ? ReplyLayout.Day(day) : InterfaceTexts.Get("SlackUndated");
        return ShortText.Shorten(
            string.Join(" · ", new[] { document.DisplayTitle, metadata.Publisher, published }.OfType<string>()), MaxLine);
    }

    /// <summary>What a run with this text takes of a message.</summary>
    private static int Measure(string text) =>
        SlackMessageWriter.Measure([new SlackText([new SlackParagraph(false, [new SlackRun(text, IsBold: true)])])]);
}
