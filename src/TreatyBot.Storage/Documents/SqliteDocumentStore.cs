using Dapper;
using Microsoft.Data.Sqlite;
using TreatyBot.Core.Documents;

namespace TreatyBot.Storage.Documents;

/// <summary>Documents in SQLite.</summary>
internal sealed class SqliteDocumentStore(SqliteDatabase database, TimeProvider time) : IDocumentStore
{
    public Task<long> VersionAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalar<long>("SELECT version FROM corpus"),
        cancellationToken);

    public Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        IReadOnlyList<CatalogueEntry> (connection) =>
            [.. connection.Query<LiveDocument>("SELECT * FROM live_documents ORDER BY document_id").Select(row => row.ToEntry())],
        cancellationToken);

    public Task<CatalogueChanges> ListChangesAsync(long version, CancellationToken cancellationToken) => database.ReadAsync(
        connection => new CatalogueChanges(
            [.. connection
                .Query<LiveDocument>(
                    "SELECT * FROM live_documents WHERE document_id IN (SELECT id FROM documents WHERE changed_version > @version) "
                        + "ORDER BY document_id",
                    new { version })
                .Select(row => row.ToEntry())],
            [
                .. connection.Query<long>(
                    "SELECT id FROM documents WHERE changed_version > @version AND withdrawn_at IS NOT NULL", new { version }),
            ]),
        cancellationToken);

    public Task<IReadOnlyList<KnownSource>> ListSourcesAsync(string collection, CancellationToken cancellationToken) => database.ReadAsync(
        IReadOnlyList<KnownSource> (connection) =>
            [.. connection
                .Query<LiveDocument>("SELECT * FROM live_documents WHERE collection = @collection", new { collection })
                .Select(row => row.ToSource())
                .OrderBy(source => source.Path, StringComparer.Ordinal)],
        cancellationToken);

    public Task<CatalogueEntry> SaveAsync(DocumentDraft draft, CancellationToken cancellationToken)
    {
        DraftRules.Check(draft);
        return database.WriteAsync(connection => new DocumentSaving(connection, time).Save(draft), cancellationToken);
    }

    public Task TouchAsync(long documentId, SourceFingerprint source, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            UPDATE revisions SET source_size = @Size, source_modified = @modified
            WHERE id = (SELECT revision_id FROM live_documents WHERE document_id = @documentId) AND source_sha256 = @Sha256
            """,
            new { documentId, source.Size, modified = Stored.Time(source.Modified), source.Sha256 }),
        cancellationToken);

    public Task WithdrawAsync(long documentId, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var withdrawn = connection.Execute(
                "UPDATE documents SET withdrawn_at = @now WHERE id = @documentId AND withdrawn_at IS NULL",
                new { documentId, now = Stored.Time(time.GetUtcNow()) });
            return withdrawn == 0 ? 0 : DocumentSaving.NoteChange(connection, documentId);
        },
        cancellationToken);

    public Task RenameAsync(long documentId, string path, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var renamed = connection.Execute(
                """
                UPDATE documents SET path = @path
                WHERE id = @documentId AND withdrawn_at IS NULL AND path <> @path AND NOT EXISTS (
                    SELECT 1 FROM documents other
                    WHERE other.collection = documents.collection AND other.path = @path AND other.withdrawn_at IS NULL)
                """,
                new { documentId, path });
            return renamed == 0 ? 0 : DocumentSaving.NoteChange(connection, documentId);
        },
        cancellationToken);

    public Task<IReadOnlyList<SourceFinding>> ListFindingsAsync(string collection, CancellationToken cancellationToken) =>
        database.ReadAsync(
            IReadOnlyList<SourceFinding> (connection) =>
                [.. connection
                    .Query<StoredFinding>(
                        "SELECT path, kind, reason, size, modified, readers FROM findings WHERE collection = @collection ORDER BY ordinal",
                        new { collection })
                    .Select(row => row.ToFinding())],
            cancellationToken);

    public Task RecordFindingsAsync(string collection, IReadOnlyList<SourceFinding> findings, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                connection.Execute("DELETE FROM findings WHERE collection = @collection", new { collection });
                return connection.Execute(
                    """
                    INSERT INTO findings (collection, ordinal, path, kind, reason, size, modified, readers)
                    VALUES (@collection, @ordinal, @Path, @kind, @Reason, @size, @modified, @readers)
                    """,
                    findings.Select((finding, ordinal) => new
                    {
                        collection,
                        ordinal,
                        finding.Path,
                        kind = (int)finding.Kind,
                        finding.Reason,
                        size = finding.Attempt?.Size,
                        modified = finding.Attempt is { } attempt ? Stored.Time(attempt.Modified) : null,
                        readers = finding.Attempt?.Readers,
                    }));
            },
            cancellationToken);

    public Task<Reading?> FindReadingAsync(long readingId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindReading(connection, readingId), cancellationToken);

    public Task<Reading?> FindReadingBeforeAsync(long readingId, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingle<long?>(
            """
            SELECT MAX(before.id)
            FROM readings r
            JOIN revisions v ON v.id = r.revision_id
            JOIN revisions earlier ON earlier.document_id = v.document_id
            JOIN readings before ON before.revision_id = earlier.id
            WHERE r.id = @readingId AND before.id < @readingId
            """,
            new { readingId }) is { } before
            ? FindReading(connection, before)
            : null,
        cancellationToken);

    private static Reading? FindReading(SqliteConnection connection, long readingId)
    {
        var row = connection.QuerySingleOrDefault<StoredReading>(
            """
            SELECT r.text_sha256, r.text, r.first_passage_id, r.pages,
                r.title, r.author, r.publisher, r.published, r.url, r.language, d.id AS document_id, d.collection, d.path
            FROM readings r
            JOIN revisions v ON v.id = r.revision_id
            JOIN documents d ON d.id = v.document_id
            WHERE r.id = @readingId AND d.withdrawn_at IS NULL
            """,
            new { readingId });
        return row is null
            ? null
            : new Reading(readingId, row.ToDocument(), row.TextSha256, row.Text, Passages(connection, readingId, row.FirstPassageId))
            {
                Pages = Stored.Pages(row.Pages),
            };
    }

    internal static Passage[] Passages(SqliteConnection connection, long readingId, long firstPassageId)
    {
        using var rows = connection.ExecuteReader(
            "SELECT ordinal, range_start, range_end, heading_path FROM passages WHERE reading_id = @readingId ORDER BY ordinal",
            new { readingId });
        var (passages, stored, headings) = (new List<Passage>(), "", (IReadOnlyList<string>)[]);
        while (rows.Read())
        {
            // Neighbours mostly stand under the same headings: they share one list.
            if (rows.GetString(3) is var path && path != stored)
            {
                (stored, headings) = (path, Stored.Headings(path));
            }

            passages.Add(new Passage(firstPassageId + rows.GetInt64(0), new TextRange(rows.GetInt32(1), rows.GetInt32(2)), headings));
        }

        return [.. passages];
    }
}
