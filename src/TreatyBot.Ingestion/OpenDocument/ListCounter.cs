using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.OpenDocument;

/// <summary>
/// Counts the lists and headings of an OpenDocument text, whose numbers stand in no file (OASIS ODF 1.3, 16.30 and 16.34).
/// </summary>
internal sealed class ListCounter
{
    private const int Levels = 10;

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _counters = new(StringComparer.Ordinal);
    private readonly XElement? _outline;

    /// <param name="roots">The parts that define styles.</param>
    public ListCounter(IEnumerable<XElement?> roots)
    {
        foreach (var style in roots.SelectMany(root => root?.Descendants() ?? []))
        {
            if (style.Is("list-style") && style.Value("name") is { } name)
            {
                _styles.TryAdd(name, style);
            }
            else if (style.Is("outline-style"))
            {
                _outline ??= style;
            }
        }
    }

    /// <summary>The label of a heading; empty where headings are not counted.</summary>
    public string NextHeading(int level) => Next("", _outline, level, goesOn: true);

    /// <summary>The label of an item.</summary>
    /// <param name="style">The list's style.</param>
    /// <param name="level">Counted from one.</param>
    /// <param name="goesOn">False for the first item of a list that starts anew.</param>
    public string Next(string style, int level, bool goesOn) => Next(style, _styles.GetValueOrDefault(style), level, goesOn);

    private string Next(string key, XElement? style, int level, bool goesOn)
    {
        level = Math.Clamp(level, 1, Levels);
        if (LevelOf(style, level) is not { } definition || definition.Value("num-format") is null or "")
        {
            return "";
        }

        if (!_counters.TryGetValue(key, out var counters))
        {
            _counters[key] = counters = new int[Levels + 1];
        }

        counters[level] = !goesOn || counters[level] == 0 ? definition.Number("start-value") ?? 1 : counters[level] + 1;
        Array.Clear(counters, level + 1, Levels - level);
        var first = Math.Max(1, level - (definition.Number("display-levels") ?? 1) + 1);
        var numbers = Enumerable.Range(first, level - first + 1)
            .Select(at => Format(Math.Max(1, counters[at]), LevelOf(style, at).Value("num-format")));
        var joined = string.Join('.', numbers.Where(number => number.Length > 0));
        return (definition.Value("num-prefix") + joined + definition.Value("num-suffix")).Trim();
    }

    private static XElement? LevelOf(XElement? style, int level) =>
        style?.Elements().FirstOrDefault(found => found.Number("level") == level);

    private static string Format(int number, string? format) => format switch
    {
        "1" => CountingNumber.Decimal(number),
        "a" => CountingNumber.Letters(number),
        "A" => CountingNumber.Letters(number).ToUpperInvariant(),
        "i" => CountingNumber.Roman(number),
        "I" => CountingNumber.Roman(number).ToUpperInvariant(),
        _ => "",
    };
}
