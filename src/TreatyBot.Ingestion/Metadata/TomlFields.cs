using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>
/// Reads the fields at the top of a TOML header (https://toml.io/en/v1.0.0) as far as metadata needs: texts, dates, numbers, and lists of
/// texts. What stands in its tables, and what is no TOML, states nothing.
/// </summary>
internal static partial class TomlFields
{
    /// <returns>The fields, and the first line, counted from one, that is no TOML; 0 where all are.</returns>
    public static (IReadOnlyDictionary<string, object?> Fields, int BrokenLine) Read(string header)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        var lines = header.ReplaceLineEndings("\n").Split('\n');
        var (broken, inTable) = (0, false);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[' && line.Contains(']'))
            {
                inTable = true;
                continue;
            }

            if (Field().Match(line) is not { Success: true } field)
            {
                broken = broken == 0 ? i + 1 : broken;
                continue;
            }

            var value = field.Groups["value"].Value;
            var first = i;
            while (value.StartsWith('[') && !value.Contains(']') && i + 1 < lines.Length)
            {
                value += lines[++i];
            }

            if (Value(value) is { } read)
            {
                _ = inTable || fields.TryAdd(field.Groups["name"].Value, read);
            }
            else
            {
                broken = broken == 0 ? first + 1 : broken;
            }
        }

        return (fields, broken);
    }

    private static object? Value(string text)
    {
        if (text.StartsWith('['))
        {
            return text.LastIndexOf(']') is > 0 and var end ? Texts().Matches(text[1..end]).Select(Unquoted).ToList<object?>() : null;
        }

        if (Texts().Match(text) is { Success: true, Index: 0 } quoted && IsEnd(text[quoted.Length..]))
        {
            return Unquoted(quoted);
        }

        return Bare().Match(text) is { Success: true } bare ? bare.Groups["bare"].Value : null;
    }

    private static bool IsEnd(string rest) => rest.Trim() is "" or ['#', ..];

    private static string Unquoted(Match text)
    {
        var inner = text.Value[1..^1];
        return text.Value[0] == '\''
            ? inner
            : Escape().Replace(inner, escape => escape.Value[1] switch { 'n' or 'r' or 't' => " ", var c => c.ToString() });
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_-]+)\s*=\s*(?<value>\S.*)$", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Field();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'[^']*'", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Texts();

    [GeneratedRegex(@"\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    /// <summary>true, 12, 1.5, 2024-02-11, 2024-02-11T08:00:00Z.</summary>
    [GeneratedRegex(@"^(?<bare>true|false|[0-9+.:TZ-]+)\s*(?:#.*)?$", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Bare();
}
