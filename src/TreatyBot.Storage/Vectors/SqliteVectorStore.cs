using System.Runtime.CompilerServices;
using Dapper;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Storage.Vectors;

/// <summary>The vectors of readings in SQLite, a row each.</summary>
internal sealed class SqliteVectorStore(SqliteDatabase database) : IVectorStore
{
    /// <summary>So many rows are asked for at once: below SQLite's limit of parameters, and little memory at a time.</summary>
    private const int RowsAtOnce = 200;

    public async IAsyncEnumerable<StoredVectors> ReadAsync(
        string model, IReadOnlyCollection<long> readings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var ids in readings.Chunk(RowsAtOnce))
        {
            var rows = await database.ReadAsync(
                connection => connection.Query<(long ReadingId, byte[] Sheet)>(
                    "SELECT reading_id, sheet FROM vectors WHERE model = @model AND reading_id IN @ids", new { model, ids }).AsList(),
                cancellationToken);
            foreach (var (readingId, sheet) in rows)
            {
                yield return new StoredVectors(readingId, sheet);
            }
        }
    }

    public Task<IReadOnlyCollection<long>> ListAsync(string model, CancellationToken cancellationToken) => database.ReadAsync(
        IReadOnlyCollection<long> (connection) =>
            connection.Query<long>("SELECT reading_id FROM vectors WHERE model = @model", new { model }).AsList(),
        cancellationToken);

    public Task SaveAsync(string model, StoredVectors vectors, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute(
            """
            INSERT INTO vectors (reading_id, model, sheet)
            SELECT @ReadingId, @model, @Sheet WHERE EXISTS (SELECT 1 FROM readings WHERE id = @ReadingId)
            ON CONFLICT (reading_id, model) DO UPDATE SET sheet = excluded.sheet
            """,
            new { vectors.ReadingId, model, vectors.Sheet }),
        flushed: false,
        cancellationToken);

    public Task<int> PruneAsync(string model, CancellationToken cancellationToken) => database.WriteTogetherAsync(
        connection => connection.Execute(
            "DELETE FROM vectors WHERE model <> @model OR reading_id NOT IN (SELECT reading_id FROM live_documents)", new { model }),
        flushed: false,
        cancellationToken);
}
