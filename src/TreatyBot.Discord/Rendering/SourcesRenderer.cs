using System.Globalization;
using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Rendering;

/// <summary>Writes what is indexed, and how fresh it is.</summary>
internal static class SourcesRenderer
{
    /// <summary>Some twenty lines of this length fill a message (4,000 characters).</summary>
    private const int LongestTitle = 150;
    private const int LongestRemark = 300;

    public static OutgoingMessage Render(SourcesContent content)
    {
        var budget = new MessageBudget();
        foreach (var remark in content.Remarks)
        {
            budget.Add("-# " + DiscordMarkdown.EscapeLabel(ShortText.Shorten(remark, LongestRemark)));
        }

        foreach (var collection in content.Documents)
        {
            AddCollection(budget, collection.Key, [.. collection], content.Locale);
        }

        return new OutgoingMessage([new Container(budget.ToParts())]);
    }

    public static OutgoingMessage Render(SourceContent content) =>
        new([new Container([new TextDisplay(Describe(content.Source, content.Locale))])]);

    private static void AddCollection(MessageBudget budget, string collection, List<CatalogueEntry> documents, string? locale)
    {
        var heading = InterfaceTexts.Format(
            "Discord.Collection", locale, DiscordMarkdown.EscapeLabel(collection), ReplyLayout.CountDocuments(documents.Count, locale),
            When(documents[0].IndexedAt));
        if (!budget.Fits(heading, 100, 2))
        {
            return;
        }

        var lines = new List<string> { heading };
        var length = heading.Length;
        foreach (var document in documents)
        {
            var line = $"- {DiscordMarkdown.EscapeLabel(ShortText.Shorten(document.Document.DisplayTitle, LongestTitle))} · "
                + $"{When(document.IndexedAt)}";
            if (length + line.Length + 100 > budget.Left)
            {
                lines.Add("-# " + InterfaceTexts.Format("Discord.MoreSources", locale, documents.Count - lines.Count + 1));
                break;
            }

            lines.Add(line);
            length += line.Length + 1;
        }

        budget.Add(string.Join('\n', lines));
    }

    private static string Describe(CatalogueEntry entry, string? locale)
    {
        var metadata = entry.Document.Metadata;
        var title = DiscordMarkdown.EscapeLabel(ShortText.Shorten(entry.Document.DisplayTitle, LongestTitle));
        var parts = new List<string> { $"**{title}**" };
        parts.AddRange(
            new[] { metadata.Author, metadata.Publisher }.OfType<string>()
                .Select(text => DiscordMarkdown.EscapeLabel(ShortText.Shorten(text, LongestTitle))));
        parts.Add(metadata.Published is { } day ? ReplyLayout.Day(day) : InterfaceTexts.Get("Discord.Undated", locale));
        parts.Add(
            "-# " + InterfaceTexts.Format(
                "Discord.IndexedIn", locale, DiscordMarkdown.EscapeLabel(entry.Document.Collection), When(entry.IndexedAt)));
        return string.Join('\n', parts);
    }

    /// <summary>Discord shows it as "3 hours ago" in the reader's language.</summary>
    private static string When(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"<t:{time.ToUnixTimeSeconds()}:R>");
}
