namespace TreatyBot.Core.Documents;

/// <summary>Files that lie among the documents and do not answer: whoever looks for something there should know of them.</summary>
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

    /// <summary>
    /// The sources that are down, and the files that were opened and could not be read, each with what to do; not what is missing or
    /// closed to the bot.
    /// </summary>
    /// <inheritdoc cref="CountPassedOverAsync"/>
    public static async Task<IReadOnlyList<SourceFinding>> ListUnreadableAsync(this IDocumentStore store, IEnumerable<string> collections,
        CancellationToken cancellationToken)
    {
        var found = new List<SourceFinding>();
        foreach (var collection in collections)
        {
            found.AddRange((await store.ListFindingsAsync(collection, cancellationToken))
                .Where(finding => finding is { Kind: SourceFindingKind.Down } or { Kind: SourceFindingKind.Refused, Attempt: not null })
                .OrderByDescending(finding => finding.Kind == SourceFindingKind.Down));
        }

        return found;
    }
}
