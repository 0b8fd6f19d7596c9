using System.Globalization;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Discord.Rendering;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>Says what is indexed, as far as the asker may see it there, and how fresh it is.</summary>
internal sealed class SourcesList(VisibleSources sources, MeaningStatus meaning)
{
    /// <summary>Some twenty lines of this length fill a message (4,000 characters).</summary>
    private const int LongestTitle = 150;
    private const int LongestFinding = 300;

    public async Task<OutgoingMessage> ListAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var locale = interaction.Locale;
        var collections = await sources.CollectionsAsync(interaction, cancellationToken);
        if (Option(interaction, Commands.Collection) is { } picked)
        {
            collections = [.. collections.Where(name => name.Equals(picked, StringComparison.OrdinalIgnoreCase))];
        }

        var documents = sources.Documents(collections);
        if (Option(interaction, Commands.Source) is { } source)
        {
            documents = [.. documents.Where(entry => Names(entry, source)).Take(1)];
            return documents.Count == 0
                ? ReplyRenderer.Line(InterfaceTexts.Get("Discord.NoSuchSource", locale))
                : new OutgoingMessage([new Container([new TextDisplay(Describe(documents[0], locale))])]);
        }

        if (collections.Count == 0 || documents.Count == 0)
        {
            return ReplyRenderer.Line(InterfaceTexts.Get("Discord.NoSources", locale));
        }

        var budget = new MessageBudget();
        var passedOver = ReplyLayout.PassedOver(await sources.CountPassedOverAsync(collections, cancellationToken), locale);
        if (passedOver is not null)
        {
            budget.Add("-# " + passedOver);
        }

        foreach (var line in ReplyLayout.Unreadable(await sources.ListUnreadableAsync(collections, cancellationToken), locale))
        {
            budget.Add("-# " + DiscordMarkdown.EscapeLabel(ShortText.Shorten(line, LongestFinding)));
        }

        foreach (var collection in collections)
        {
            AddCollection(budget, collection, documents.Where(entry => entry.Document.Collection == collection).ToList(), locale);
        }

        if (meaning.Describe(documents, locale) is { } status && budget.Fits(status, status.Length, 1))
        {
            budget.Add($"-# {status}");
        }

        return new OutgoingMessage([new Container(budget.ToParts())]);
    }

    private static void AddCollection(MessageBudget budget, string collection, List<CatalogueEntry> documents, string? locale)
    {
        var heading = InterfaceTexts.Format(
            "Discord.Collection", locale, DiscordMarkdown.EscapeLabel(collection), documents.Count, documents.Count > 0
                ? When(documents[0].IndexedAt)
                : "–");
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

    private static bool Names(CatalogueEntry entry, string source) =>
        entry.Document.Id.ToString(CultureInfo.InvariantCulture) == source
            || entry.Document.DisplayTitle.Equals(source, StringComparison.OrdinalIgnoreCase);

    private static string? Option(DiscordInteraction interaction, string name) =>
        interaction.Data?.Options?.FirstOrDefault(option => option.Name == name)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>Discord shows it as "3 hours ago" in the reader's language.</summary>
    private static string When(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"<t:{time.ToUnixTimeSeconds()}:R>");
}
