using System.Xml.Linq;
using TreatyBot.Ingestion.Packages;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Word;

/// <summary>
/// Counts the lists of a document as Word does, so that its readers' "Article 4" is read though the file holds no 4 (ECMA-376 17.9).
/// </summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, XElement> _abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);
    private readonly WordStyles _styles;

    public WordNumbering(XElement? root, WordStyles styles)
    {
        _styles = styles;
        foreach (var definition in root.Children("abstractNum"))
        {
            _abstracts.TryAdd(definition.Value("abstractNumId") ?? "", definition);
        }

        foreach (var instance in root.Children("num"))
        {
            _instances.TryAdd(instance.Value("numId") ?? "", instance);
        }
    }

    /// <summary>Counts a paragraph.</summary>
    /// <returns>The label that stands before its text; empty where there is none, or a bullet.</returns>
    public string Next(XElement? properties)
    {
        var own = properties.Child("numPr");
        var styled = _styles.Numbering(properties);
        var id = own.Child("numId").Value("val") ?? styled?.Numbering.Child("numId").Value("val");
        if (id is null or "0" || !_instances.TryGetValue(id, out var instance) || DefinitionOf(instance) is not { } definition)
        {
            return "";
        }

        var level = own.Child("ilvl").Number("val") ?? LevelOfStyle(definition, styled?.StyleId)
            ?? styled?.Numbering.Child("ilvl").Number("val") ?? 0;
        level = Math.Clamp(level, 0, Levels - 1);
        var key = definition.Value("abstractNumId") ?? "";
        if (!_counters.TryGetValue(key, out var counters))
        {
            _counters[key] = counters = new int?[Levels];
        }

        if (_started.Add(id))
        {
            foreach (var restart in instance.Children("lvlOverride"))
            {
                if (restart.Child("startOverride").Number("val") is { } start && restart.Number("ilvl") is { } at and >= 0 and < Levels)
                {
                    counters[at] = start - 1;
                }
            }
        }

        for (var above = 0; above < level; above++)
        {
            counters[above] ??= Start(definition, instance, above);
        }

        counters[level] = counters[level] is { } last ? last + 1 : Start(definition, instance, level);
        Array.Fill(counters, null, level + 1, Levels - level - 1);
        return Label(definition, instance, level, counters);
    }

    private XElement? DefinitionOf(XElement instance)
    {
        if (!_abstracts.TryGetValue(instance.Child("abstractNumId").Value("val") ?? "", out var definition))
        {
            return null;
        }

        // A list that only names a style is the list of that style.
        return definition.Child("numStyleLink").Value("val") is { } link
            ? _abstracts.Values.FirstOrDefault(other => other.Child("styleLink").Value("val") == link) ?? definition
            : definition;
    }

    private static int? LevelOfStyle(XElement definition, string? style) =>
        style is null
            ? null
            : definition.Children("lvl").FirstOrDefault(level => level.Child("pStyle").Value("val") == style).Number("ilvl");

    private static XElement? LevelOf(XElement definition, XElement instance, int level) =>
        instance.Children("lvlOverride").FirstOrDefault(change => change.Number("ilvl") == level).Child("lvl")
        ?? definition.Children("lvl").FirstOrDefault(found => found.Number("ilvl") == level);

    private static int Start(XElement definition, XElement instance, int level) =>
        LevelOf(definition, instance, level).Child("start").Number("val") ?? 1;

    private static string Label(XElement definition, XElement instance, int level, int?[] counters)
    {
        var found = LevelOf(definition, instance, level);
        var pattern = found.Child("lvlText").Value("val") ?? "";
        if (found.Child("numFmt").Value("val") == "bullet" || found.Child("lvlText").Value("null") is "1" or "true")
        {
            return "";
        }

        var legal = found.Child("isLgl").IsOn();
        for (var at = 0; at <= level; at++)
        {
            var format = legal && at < level ? "decimal" : LevelOf(definition, instance, at).Child("numFmt").Value("val") ?? "decimal";
            pattern = pattern.Replace($"%{at + 1}", Format(counters[at] ?? 1, format), StringComparison.Ordinal);
        }

        return pattern.Trim();
    }

    private static string Format(int number, string format) => format switch
    {
        "lowerLetter" => CountingNumber.Letters(number),
        "upperLetter" => CountingNumber.Letters(number).ToUpperInvariant(),
        "lowerRoman" => CountingNumber.Roman(number),
        "upperRoman" => CountingNumber.Roman(number).ToUpperInvariant(),
        "ordinal" => CountingNumber.Ordinal(number),
        "decimalZero" => number < 10 ? $"0{number}" : CountingNumber.Decimal(number),
        "none" => "",
        _ => CountingNumber.Decimal(number),
    };
}
