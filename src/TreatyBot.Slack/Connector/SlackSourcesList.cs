using System.Globalization;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary>
/// <c>/sources</c>: the documents that can be searched for this asker in this place, or those with certain words in their titles, and how
/// fresh they are.
/// </summary>
internal sealed class SlackSourcesList(IDesk desk, Corpus corpus, MeaningStatus meaning)
{
    private const int MaxShown = 40;
    private const int MaxLine = 250;

    /// <summary>Lines in the text for notifications and screen readers, which nobody reads to the end of.</summary>
    private const int MaxTextLines = 12;

    public async Task<SlackContent> ListAsync(Asker asker, Place place, string words, CancellationToken cancellationToken)
    {
        var visible = await desk.VisibleCollectionsAsync(asker, place, cancellationToken);
        var entries = corpus.Catalogue.Entries
            .Where(
                entry =>
                    visible.Contains(entry.Document.Collection)
                        && entry.Document.DisplayTitle.Contains(words, StringComparison.OrdinalIgnoreCase))
            .OrderBy(entry => entry.Document.Collection, StringComparer.Ordinal)
            .ThenBy(entry => entry.Document.DisplayTitle, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (entries.Count == 0)
        {
            return SlackRenderer.Sentence(InterfaceTexts.Get("SlackNoSources"));
        }

        var passedOver = ReplyLayout.PassedOver(await corpus.CountPassedOverAsync(visible, cancellationToken), locale: null);
        var unreadable = ReplyLayout.Unreadable(await corpus.ListUnreadableAsync(visible, cancellationToken), locale: null)
            .Select(line => ShortText.Shorten(line, MaxLine));
        return Lay(entries, string.Join('\n', unreadable.Prepend(passedOver).Append(meaning.Describe(entries)).OfType<string>()));
    }

    private static SlackContent Lay(List<CatalogueEntry> entries, string status)
    {
        var newest = DateOnly.FromDateTime(entries.Max(entry => entry.IndexedAt).UtcDateTime);
        var heading = Format("SlackSources", entries.Count, ReplyLayout.Day(newest));
        var lines = new List<SlackRun> { new(status.Length == 0 ? heading : $"{heading}\n{status}") };
        var budget = new MessageBudget(
            SlackRenderer.MaxCharacters - Measure(Format("SlackMoreSources", entries.Count)) - Measure(lines[0].Text), MaxShown);
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
            lines.Add(new SlackRun($"\n{Format("SlackMoreSources", entries.Count - shown)}"));
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

    private static string Format(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get(key), values);
}
