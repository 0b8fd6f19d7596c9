namespace TreatyBot.Core.Documents;

/// <summary>
/// Documents, revisions, readings and passages, kept durably. What a call has returned from survives a kill at any instant; what
/// it had not returned from is there whole or not at all.
/// </summary>
public interface IDocumentStore
{
    /// <summary>
    /// A number that grows with every change of what answers (save, withdraw), seen by every process that has the store open. Cheap
    /// enough to ask every second.
    /// </summary>
    Task<long> VersionAsync(CancellationToken cancellationToken);

    /// <summary>Every document that answers questions, by id.</summary>
    Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What has changed since <paramref name="version"/>, at the cost of what has changed; everything since a version below zero. It may
    /// tell of later changes too.
    /// </summary>
    Task<CatalogueChanges> ListChangesAsync(long version, CancellationToken cancellationToken);

    /// <summary>What is known of the sources of one collection, withdrawn ones left out, by path.</summary>
    Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a draft as the document's newest revision and reading, in one transaction. The same bytes read by the same reader to the
    /// same text and passages make no second reading: its fingerprint and metadata are brought up to date.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The draft could not be read back as it is: a passage overlaps the one before it or lies outside the text, a string holds half of a
    /// surrogate pair, or one other than the text and the headings holds a NUL. Nothing is kept.
    /// </exception>
    Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken);

    /// <summary>Notes that a source has the same bytes under another time. Changes nothing that answers.</summary>
    Task TouchAsync(long documentId, SourceFingerprint source, CancellationToken cancellationToken);

    /// <summary>
    /// From here on the document answers nothing, and its citations are gone. A document unknown or withdrawn already is left as it is.
    /// </summary>
    Task WithdrawAsync(long documentId, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a document another path: its file was renamed. It keeps its id, its readings and so its permalinks. A document that is
    /// withdrawn, or whose new path another one has, is left as it is.
    /// </summary>
    Task RenameAsync(long documentId, string path, CancellationToken cancellationToken);

    /// <summary>What the last sync of a collection found, by path; empty where there was none.</summary>
    Task<IReadOnlyList<SourceFinding>> ListFindingsAsync(string collection, CancellationToken cancellationToken);

    /// <summary>Replaces what is known from earlier syncs of the collection. Changes nothing that answers.</summary>
    Task RecordFindingsAsync(string collection, IReadOnlyList<SourceFinding> findings, CancellationToken cancellationToken);

    /// <summary>A reading, newest or not, with its document and passages; null where there is none or its document is withdrawn.</summary>
    /// <exception cref="InvalidDataException">What is stored does not match its hash.</exception>
    Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken);

    /// <summary>The reading before that one of the same document; null where it is its first, or its document is withdrawn.</summary>
    /// <exception cref="InvalidDataException">What is stored does not match its hash.</exception>
    Task<Reading?> FindReadingBeforeAsync(long readingId, CancellationToken cancellationToken);
}
