using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>
/// Reads a header that is not YAML as far as it can be: each field by itself, so that one broken value costs itself alone, and a value that
/// is no YAML as the words that stand there (<c>title: Staff handbook: leave</c>).
/// </summary>
internal static partial class LooseFields
{
    /// <returns>The fields; null where the text is no header but prose between two rules.</returns>
    public static IReadOnlyDictionary<string, object?>? Read(string header)
    {
        var entries = Entries(header, out var others);
        if (entries.Count == 0 || others >= entries.Count)
        {
            return null;
        }

        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value, lines) in entries)
        {
            // What is stated twice is what was stated first: the second may belong to a part that did not end where it should.
            fields.TryAdd(name, Value(name, value, lines));
        }

        return fields;
    }

    /// <summary>The lines that begin a field at the margin, each with what hangs below it.</summary>
    private static List<(string Name, string Value, string Lines)> Entries(string header, out int others)
    {
        var entries = new List<(string Name, string Value, string Lines)>();
        others = 0;
        foreach (var line in header.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Field().Match(line) is { Success: true } field)
            {
                entries.Add((field.Groups["name"].Value, field.Groups["value"].Value.Trim(), line));
            }
            else if (line.Length > 0 && (char.IsWhiteSpace(line[0]) || line[0] == '-'))
            {
                if (entries.Count > 0)
                {
                    entries[^1] = entries[^1] with { Lines = entries[^1].Lines + '\n' + line };
                }
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                others++;
            }
        }

        return entries;
    }

    private static object? Value(string name, string value, string lines)
    {
        try
        {
            return YamlFields.Read(lines).GetValueOrDefault(name);
        }
        catch (YamlBrokenException)
        {
            return value.Length == 0 || !IsClosed(value) ? null : value;
        }
    }

    /// <summary>Whether every bracket and quotation mark that opens also closes: half a list is no value.</summary>
    private static bool IsClosed(string value) =>
        value.Count(c => c is '[' or '{') == value.Count(c => c is ']' or '}')
            && (value[0] is not ('"' or '\'') || value.IndexOf(value[0], 1) > 0);

    [GeneratedRegex(@"^(?<name>[\p{L}_][\p{L}\p{N}_-]{0,39})\s*:(?:\s+(?<value>.*))?$", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Field();
}
