using System.Globalization;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Slack.Rendering;
using TreatyBot.Slack.Wire;

namespace TreatyBot.Slack.Connector;

/// <summary><c>/sources</c>: the documents that can be searched for this asker in this place, or those with certain words in their titles.</summary>
internal sealed class SlackSourcesList(IDesk desk, Corpus corpus)
{
    private const int MaxShown = 40;
    private const int MaxLine = 250;

    public async Task<SlackContent> ListAsync(Asker asker, Place place, string words, CancellationToken cancellationToken)
    {
        var visible = await desk.VisibleCollectionsAsync(asker, place, cancellationToken);
        var documents = corpus.Catalogue.Entries
            .Select(entry => entry.Document)
            .Where(document => visible.Contains(document.Collection) && document.DisplayTitle.Contains(words, StringComparison.OrdinalIgnoreCase))
            .OrderBy(document => document.Collection, StringComparer.Ordinal)
            .ThenBy(document => document.DisplayTitle, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (documents.Count == 0)
        {
            return SlackRenderer.Sentence(InterfaceTexts.Get("SlackNoSources"));
        }

        var lines = new List<(string Text, bool IsHeading)> { (Format("SlackSources", documents.Count), false) };
        foreach (var collection in documents.Take(MaxShown).GroupBy(document => document.Collection, StringComparer.Ordinal))
        {
            lines.Add((collection.Key, true));
            lines.AddRange(collection.Select(document => ($"• {LineOf(document)}", false)));
        }

        if (documents.Count > MaxShown)
        {
            lines.Add((Format("SlackMoreSources", documents.Count - MaxShown), false));
        }

        var runs = lines.Select((line, i) => new SlackRun(i == 0 ? line.Text : $"\n{line.Text}", line.IsHeading)).ToList();
        return new SlackContent(
            SlackMarkup.Escape(string.Join('\n', lines.Select(line => line.Text).Take(12))), [new SlackText([new SlackParagraph(false, runs)])]);
    }

    private static string LineOf(Document document)
    {
        var metadata = document.Metadata;
        var line = string.Join(
            " · ",
            new[] { document.DisplayTitle, metadata.Publisher, metadata.Published is { } day ? ReplyLayout.Day(day) : "undated" }.OfType<string>());
        return line.Length <= MaxLine ? line : $"{line[..(char.IsHighSurrogate(line[MaxLine - 2]) ? MaxLine - 2 : MaxLine - 1)]}…";
    }

    private static string Format(string key, int count) => string.Format(CultureInfo.InvariantCulture, InterfaceTexts.Get(key), count);
}
