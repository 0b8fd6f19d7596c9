using Dapper;
using Microsoft.Data.Sqlite;
using TreatyBot.Core.Documents;

namespace TreatyBot.Storage.Documents;

/// <summary>How a draft becomes rows, inside one transaction.</summary>
internal sealed class DocumentSaving(SqliteConnection connection, TimeProvider time)
{
    public CatalogueEntry Save(DocumentDraft draft)
    {
        var hash = Reading.Hash(draft.Text);
        var known = Find(draft);
        if (known is null)
        {
            var documentId = Returning(
                "INSERT INTO documents (collection, path) VALUES (@Collection, @Path) RETURNING id",
                new { draft.Collection, draft.Path });
            InsertReading(documentId, InsertRevision(documentId, draft.Source), draft, hash);
        }
        else if (known.SourceSha256 != draft.Source.Sha256)
        {
            InsertReading(known.DocumentId, InsertRevision(known.DocumentId, draft.Source), draft, hash);
        }
        else
        {
            UpdateFingerprint(known, draft.Source);
            if (!IsSameReading(known, draft, hash))
            {
                InsertReading(known.DocumentId, known.RevisionId, draft, hash);
            }
            else if (known.Metadata != draft.Metadata)
            {
                UpdateMetadata(known, draft.Metadata);
            }
        }

        return Find(draft)!.ToEntry();
    }

    private LiveDocument? Find(DocumentDraft draft) => connection.QuerySingleOrDefault<LiveDocument>(
        "SELECT * FROM live_documents WHERE collection = @Collection AND path = @Path",
        new { draft.Collection, draft.Path });

    private bool IsSameReading(LiveDocument known, DocumentDraft draft, string hash) =>
        known.Reader == draft.Reader
        && known.TextSha256 == hash
        && known.PassageCount == draft.Passages.Count
        && SqliteDocumentStore.Passages(connection, known.ReadingId, known.FirstPassageId)
            .Zip(draft.Passages)
            .All(pair => pair.First.Range == pair.Second.Range
                && pair.First.HeadingPath.SequenceEqual(pair.Second.HeadingPath, StringComparer.Ordinal));

    private void UpdateFingerprint(LiveDocument known, SourceFingerprint source) => connection.Execute(
        "UPDATE revisions SET source_size = @Size, source_modified = @modified WHERE id = @RevisionId",
        new { known.RevisionId, source.Size, modified = Stored.Time(source.Modified) });

    private void UpdateMetadata(LiveDocument known, DocumentMetadata metadata)
    {
        connection.Execute(
            """
            UPDATE readings
            SET title = @Title, author = @Author, publisher = @Publisher, published = @published, url = @url, language = @Language
            WHERE id = @ReadingId
            """,
            new
            {
                known.ReadingId,
                metadata.Title,
                metadata.Author,
                metadata.Publisher,
                published = Stored.Day(metadata.Published),
                url = metadata.Url?.OriginalString,
                metadata.Language,
            });
        NoteChange(connection, known.DocumentId);
    }

    /// <summary>The corpus has another version, which is this document's doing.</summary>
    public static int NoteChange(SqliteConnection connection, long documentId)
    {
        connection.Execute("UPDATE corpus SET version = version + 1");
        return connection.Execute(
            "UPDATE documents SET changed_version = (SELECT version FROM corpus) WHERE id = @documentId", new { documentId });
    }

    private long InsertRevision(long documentId, SourceFingerprint source) => Returning(
        """
        INSERT INTO revisions (document_id, source_sha256, source_size, source_modified)
        VALUES (@documentId, @Sha256, @Size, @modified)
        RETURNING id
        """,
        new { documentId, source.Sha256, source.Size, modified = Stored.Time(source.Modified) });

    private void InsertReading(long documentId, long revisionId, DocumentDraft draft, string hash)
    {
        var count = draft.Passages.Count;
        NoteChange(connection, documentId);
        var nextPassageId = Returning(
            "UPDATE corpus SET next_passage_id = next_passage_id + @count RETURNING next_passage_id", new { count });
        var readingId = Returning(
            """
            INSERT INTO readings (revision_id, reader, indexed_at, title, author, publisher, published, url, language,
                first_passage_id, passage_count, text_sha256, lead, text, pages)
            VALUES (@revisionId, @Reader, @now, @Title, @Author, @Publisher, @published, @url, @Language,
                @firstPassageId, @count, @hash, CAST(@lead AS TEXT), CAST(@text AS TEXT), CAST(@pages AS TEXT))
            RETURNING id
            """,
            new
            {
                revisionId,
                draft.Reader,
                now = Stored.Time(time.GetUtcNow()),
                draft.Metadata.Title,
                draft.Metadata.Author,
                draft.Metadata.Publisher,
                published = Stored.Day(draft.Metadata.Published),
                url = draft.Metadata.Url?.OriginalString,
                draft.Metadata.Language,
                firstPassageId = nextPassageId - count,
                count,
                hash,
                lead = Stored.Text(CatalogueEntry.LeadOf(draft.Text)),
                text = Stored.Text(draft.Text),
                pages = Stored.Pages(draft.Pages) is { } pages ? Stored.Text(pages) : null,
            });
        InsertPassages(readingId, draft.Passages);
        if (Stored.Facts(draft.Facts) is { } facts)
        {
            connection.Execute(
                "INSERT INTO reading_facts (reading_id, facts) VALUES (@readingId, CAST(@facts AS TEXT))",
                new { readingId, facts = Stored.Text(facts) });
        }
    }

    /// <summary>Tens of thousands of rows: one prepared command, without Dapper's work on each.</summary>
    private void InsertPassages(long readingId, IReadOnlyList<PassageDraft> passages)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO passages (reading_id, ordinal, range_start, range_end, heading_path)
            VALUES (@readingId, @ordinal, @start, @end, @headings)
            """;
        command.Parameters.AddWithValue("@readingId", readingId);
        var ordinal = command.Parameters.Add("@ordinal", SqliteType.Integer);
        var start = command.Parameters.Add("@start", SqliteType.Integer);
        var end = command.Parameters.Add("@end", SqliteType.Integer);
        var headings = command.Parameters.Add("@headings", SqliteType.Text);
        command.Prepare();
        for (var i = 0; i < passages.Count; i++)
        {
            ordinal.Value = i;
            start.Value = passages[i].Range.Start;
            end.Value = passages[i].Range.End;
            headings.Value = Stored.Headings(passages[i].HeadingPath);
            command.ExecuteNonQuery();
        }
    }

    private long Returning(string sql, object parameters) => connection.ExecuteScalar<long>(sql, parameters);
}
