using TreatyBot.Core.Documents;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Delimited;

/// <summary>Reads rows of values that commas, semicolons or tabs part (RFC 4180): each is read with the heads of its columns.</summary>
internal sealed class DelimitedReader : IDocumentReader
{
    private const int MostRows = 200_000;
    private const int MostColumns = 1000;

    /// <summary>How many lines tell which sign parts the values.</summary>
    private const int LinesLookedAt = 20;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public string MediaType => MediaTypes.Csv;

    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".csv", ".tsv", ".tab" };

    public string Version => "csv/1";

    public ReadOutcome Read(SourceFile file, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(file.Content);
        if (decoded.Text is not { } text)
        {
            return new ReadRefusal(decoded.Refusal!);
        }

        var separator = file.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? SeparatorOf(text) : '\t';
        var rows = new SortedDictionary<int, string[]>();
        foreach (var row in Rows(text, separator).Take(MostRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows[rows.Count] = row;
        }

        return new ReadDocument(DocumentMetadata.Unknown, [.. SheetBlocks.Of(rows)])
        {
            Warnings = rows.Count == MostRows ? [$"It has more than {MostRows} rows; only so many are read. Split it."] : [],
        };
    }

    /// <summary>The sign that parts the first lines into equally many values, and into most.</summary>
    private static char SeparatorOf(string text) =>
        Separators.Select(sign => (sign, counts: Rows(text, sign).Take(LinesLookedAt).Select(row => row.Length).ToList()))
            .OrderByDescending(found => found.counts.Count > 0 && found.counts[0] > 1
                ? found.counts.Count(count => count == found.counts[0])
                : 0)
            .ThenByDescending(found => found.counts.FirstOrDefault())
            .First().sign;

    private static IEnumerable<string[]> Rows(string text, char separator)
    {
        var (cells, at) = (new List<string>(), 0);
        while (at < text.Length)
        {
            cells.Add(Cell(text, separator, ref at));
            if (at < text.Length && text[at] == separator && cells.Count < MostColumns)
            {
                at++;
                if (at < text.Length)
                {
                    continue;
                }

                cells.Add("");
            }

            yield return [.. cells];
            cells.Clear();
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        }
    }

    private static string Cell(string text, char separator, ref int at)
    {
        if (text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
            var plain = end < 0 ? text[at..] : text.Substring(at, end);
            at += plain.Length;
            return plain.Trim();
        }

        var quoted = new System.Text.StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                quoted.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                quoted.Append('"');
                at++;
            }
            else
            {
                at++;
                break;
            }
        }

        // What stands between the closing quotation mark and the next sign is a slip of whoever wrote the row.
        var rest = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        rest = rest < 0 ? text.Length - at : rest;
        quoted.Append(text.AsSpan(at, rest));
        at += rest;
        return quoted.ToString().Trim();
    }
}
