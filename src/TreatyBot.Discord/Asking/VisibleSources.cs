using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;
using TreatyBot.Discord.Wire;

namespace TreatyBot.Discord.Asking;

/// <summary>What somebody may see of the corpus where he looks at it.</summary>
internal sealed class VisibleSources(IDesk desk, Corpus corpus)
{
    public async Task<IReadOnlyList<string>> CollectionsAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        var visible = await desk.VisibleCollectionsAsync(
            new Asker(Places.Platform, interaction.UserId!), Places.Of(interaction), cancellationToken);
        return [.. visible.Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>How many files of these collections no reader takes.</summary>
    public Task<int> CountPassedOverAsync(IReadOnlyList<string> collections, CancellationToken cancellationToken) =>
        corpus.CountPassedOverAsync(collections, cancellationToken);

    /// <summary>The files of these collections that could not be read.</summary>
    public Task<IReadOnlyList<SourceFinding>> ListUnreadableAsync(
        IReadOnlyList<string> collections, CancellationToken cancellationToken) =>
            corpus.ListUnreadableAsync(collections, cancellationToken);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<CatalogueEntry> Documents(IReadOnlyList<string> collections) =>
        [.. corpus.Catalogue.Entries.Where(
            entry =>
                collections.Contains(entry.Document.Collection, StringComparer.Ordinal)).OrderByDescending(entry =>
                    entry.IndexedAt).ThenBy(entry => entry.Document.Id)];
}
