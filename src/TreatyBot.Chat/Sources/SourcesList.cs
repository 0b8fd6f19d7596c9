using TreatyBot.Chat.Content;
using TreatyBot.Core.Conversations;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Chat.Sources;

/// <summary><c>/sources</c>: what is indexed, as far as whoever asks may see it there, and how fresh it is.</summary>
public sealed class SourcesList(VisibleSources sources, Corpus corpus, MeaningStatus meaning)
{
    /// <param name="asker">Who wants to know.</param>
    /// <param name="place">Where.</param>
    /// <param name="collection">This collection only; null: all.</param>
    /// <param name="words">The id or title of one document, or a part of titles; null or empty: all.</param>
    /// <param name="locale">The asker's language.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<ChatContent> ListAsync(
        Asker asker, Place place, string? collection, string? words, string? locale, CancellationToken cancellationToken)
    {
        var collections = await sources.ListCollectionsAsync(asker, place, cancellationToken);
        if (collection is { Length: > 0 })
        {
            collections = [.. collections.Where(name => name.Equals(collection, StringComparison.OrdinalIgnoreCase))];
        }

        var documents = sources.List(collections);
        if (words is { Length: > 0 })
        {
            documents = VisibleSources.Narrow(documents, words);
            switch (documents.Count)
            {
                case 0:
                    return ChatContent.Sentence("NoSuchSource", locale);
                case 1:
                    return new SourceContent(documents[0], locale);
            }
        }

        return documents.Count == 0
            ? ChatContent.Sentence("NoSources", locale)
            : new SourcesContent(
                [.. documents.GroupBy(entry => entry.Document.Collection).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)],
                await ListRemarksAsync(collections, documents, locale, cancellationToken),
                locale);
    }

    private async Task<IReadOnlyList<string>> ListRemarksAsync(
        IReadOnlyList<string> collections, IReadOnlyList<CatalogueEntry> documents, string? locale, CancellationToken cancellationToken)
    {
        var passedOver = ReplyLayout.PassedOver(await corpus.CountPassedOverAsync(collections, cancellationToken), locale);
        var unreadable = ReplyLayout.Unreadable(await corpus.ListUnreadableAsync(collections, cancellationToken), locale);
        return [.. unreadable.Prepend(passedOver).Append(meaning.Describe(documents, locale)).OfType<string>()];
    }
}
