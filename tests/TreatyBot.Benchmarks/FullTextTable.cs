using Microsoft.Data.Sqlite;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Benchmarks;

/// <summary>The same passages, in the same terms, in SQLite's FTS5.</summary>
internal sealed class FullTextTable : IDisposable
{
    private readonly SqliteConnection _connection;

    public FullTextTable(IReadOnlyList<IndexedDocument> documents)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection("Data Source=:memory:");
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE passages USING fts5(title, headings, body, content='')");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO passages(rowid, title, headings, body) VALUES ($id, $title, $headings, $body)";
        var (id, title) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$title", SqliteType.Text));
        var (headings, body) = (insert.Parameters.Add("$headings", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Text));
        foreach (var document in documents)
        {
            title.Value = Terms(document.Entry.Document.Metadata.Title ?? "");
            foreach (var passage in document.Reading.Passages)
            {
                id.Value = passage.Id;
                headings.Value = string.Join(' ', passage.HeadingPath.Select(Terms));
                body.Value = Terms(passage.Range.Of(document.Reading.Text).ToString());
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
        Execute("INSERT INTO passages(passages) VALUES ('optimize')");
    }

    public int Search(PassageQuery query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM passages WHERE passages MATCH $query ORDER BY bm25(passages, 1, 2, 1) LIMIT $take";
        command.Parameters.AddWithValue("$query", string.Join(" OR ", query.Terms.Select(term => $"\"{term.Term}\"").Distinct()));
        command.Parameters.AddWithValue("$take", query.Take);
        using var reader = command.ExecuteReader();
        var hits = 0;
        while (reader.Read())
        {
            hits++;
        }

        return hits;
    }

    public void Dispose() => _connection.Dispose();

    private static string Terms(string text) => string.Join(' ', Tokenizer.Tokenize(text).Select(token => token.Term));

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
