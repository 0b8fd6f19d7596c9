using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Conversations;

/// <summary>Finds what new and changed documents say on the topic of a subscription.</summary>
public sealed class NewsFinder(IDocumentStore documents, Answerer answerer, Audiences audiences)
{
    /// <summary>What is told of one document: enough to see whether it is worth opening.</summary>
    public const int MaxQuotes = 2;

    /// <summary>
    /// The readings, the oldest first, that say something on the topic which their document did not say in these words before, among those
    /// that may be shown there.
    /// </summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="catalogue">The documents that answer.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public async Task<IReadOnlyList<CatalogueEntry>> FindAsync(
        Subscription subscription, Catalogue catalogue, CancellationToken cancellationToken)
    {
        var unseen = catalogue.Entries.Where(entry => entry.ReadingId > subscription.SeenReading)
            .OrderBy(entry => entry.ReadingId)
            .ToList();
        if (unseen.Count == 0)
        {
            return [];
        }

        var visible = await audiences.VisibleAsync(subscription.Asker, subscription.Place, cancellationToken);
        var news = new List<CatalogueEntry>();
        foreach (var entry in unseen.Where(entry => visible.Contains(entry.Document.Collection)))
        {
            if ((await QuotesAsync(subscription.Topic, entry, cancellationToken)).Count > 0)
            {
                news.Add(entry);
            }
        }

        return news;
    }

    /// <summary>What a document says on a topic that its reading before did not say in the same words.</summary>
    public async Task<IReadOnlyList<Citation>> QuotesAsync(string topic, CatalogueEntry entry, CancellationToken cancellationToken)
    {
        if (await answerer.AnswerWithinEachAsync(topic, [entry.Document], cancellationToken) is not [Answered answered])
        {
            return [];
        }

        var before = await documents.FindReadingBeforeAsync(entry.ReadingId, cancellationToken);
        return
        [
            .. answered.Citations
                .Where(citation => before?.Text.Contains(citation.Quote.Text, StringComparison.Ordinal) != true)
                .Take(MaxQuotes),
        ];
    }
}
