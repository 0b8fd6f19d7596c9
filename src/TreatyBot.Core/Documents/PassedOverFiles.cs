namespace TreatyBot.Core.Documents;

/// <summary>How many files lie among the documents that no reader takes: whoever looks for something there should know of them.</summary>
public static class PassedOverFiles
{
    /// <param name="store">What the last sync found is kept there.</param>
    /// <param name="collections">Those that the asker may see.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<int> CountPassedOverAsync(this IDocumentStore store, IEnumerable<string> collections,
        CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var collection in collections)
        {
            count += (await store.ListFindingsAsync(collection, cancellationToken))
                .Count(finding => finding.Kind == SourceFindingKind.PassedOver);
        }

        return count;
    }
}
