using TreatyBot.Core.Answering;
using TreatyBot.Core.Answering.Pipeline;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Search;

namespace TreatyBot.Core.Lookup;

/// <summary>Asks every document the same, by itself: one row for each, with its quote or without one.</summary>
public sealed class TopicComparison(Corpus corpus, Answerer answerer)
{
    /// <summary>An answer within one document takes about a millisecond; whoever asks waits for all of them.</summary>
    public const int MaxDocuments = 300;

    /// <param name="topic">A topic or a question.</param>
    /// <param name="collections">What may be shown.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Those that say something first, each group by title; of more documents than <see cref="MaxDocuments"/> the first.</returns>
    public async Task<IReadOnlyList<ComparedDocument>> CompareAsync(
        string topic, IReadOnlySet<string> collections, CancellationToken cancellationToken)
    {
        var documents = corpus.Catalogue.Entries
            .Select(entry => entry.Document)
            .Where(document => collections.Contains(document.Collection))
            .OrderBy(document => document.DisplayTitle, StringComparer.OrdinalIgnoreCase)
            .ThenBy(document => document.Id)
            .Take(MaxDocuments)
            .ToList();
        var answers = await answerer.AnswerWithinEachAsync(topic, documents, cancellationToken);
        return
        [
            .. documents.Zip(answers, (document, answer) => new ComparedDocument(document, (answer as Answered)?.Citations[0]))
                .OrderBy(row => row.Quote is null),
        ];
    }
}

/// <summary>What one document says on a topic.</summary>
/// <param name="Document">The document.</param>
/// <param name="Quote">Its quote; null where nothing was found in it.</param>
public sealed record ComparedDocument(Document Document, Citation? Quote);
