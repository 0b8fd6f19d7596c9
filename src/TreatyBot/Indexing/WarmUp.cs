using TreatyBot.Core.Conversations;

namespace TreatyBot.Indexing;

/// <summary>
/// Answers a few questions before the worker says that it is ready: the first answer of a process takes a hundred times as long as the
/// next, since its code is compiled then. The examples of the page are what is asked; they are kept, so that nothing is done twice.
/// </summary>
internal sealed class WarmUp(ExampleQuestions examples, IReadOnlyList<CollectionOptions> collections)
{
    /// <summary>As many as the page shows.</summary>
    private const int Questions = 3;

    public Task RunAsync(CancellationToken cancellationToken) =>
        examples.ListAsync(
            collections.Select(collection => collection.Name).ToHashSet(StringComparer.Ordinal), Questions, cancellationToken);
}
