using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>Broken YAML, and the line that it breaks at.</summary>
internal sealed class YamlBrokenException(string message, long line) : Exception(message)
{
    public long Line { get; } = line;
}

/// <summary>
/// The maps, lists and scalars of a YAML text, read event by event: nothing nests deep enough to exhaust the stack, and no alias
/// multiplies.
/// </summary>
internal static class YamlFields
{
    private const int MostDepth = 8;
    private const int MostNodes = 200_000;

    /// <returns>The map at the top, its keys as written; a scalar is a string or null, a list a list of values. Empty for an empty
    /// text.</returns>
    /// <exception cref="YamlBrokenException">It is not YAML, has no map at the top, or is more than metadata can be.</exception>
    public static IReadOnlyDictionary<string, object?> Read(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return new Dictionary<string, object?>();
            }

            var nodes = 0;
            var line = parser.Current!.Start.Line;
            return Value(parser, depth: 0, ref nodes) switch
            {
                Dictionary<string, object?> map => map,
                null => new Dictionary<string, object?>(),
                _ => throw new YamlBrokenException("A map of names and values was expected", line),
            };
        }
        catch (YamlException broken)
        {
            throw new YamlBrokenException(broken.InnerException?.Message ?? broken.Message, broken.Start.Line);
        }
        catch (Exception fault)
            when (fault is InvalidOperationException or NullReferenceException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser's own faults on hostile text are that text's faults to whoever reads the message.
            throw new YamlBrokenException("It cannot be read as YAML", 1);
        }
    }

    /// <summary>A scalar's text; the texts of a list joined by commas; null for anything else.</summary>
    public static string? Text(object? value) => value switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => text.Trim(),
        List<object?> list => string.Join(", ", list.Select(Text).OfType<string>()) is { Length: > 0 } joined ? joined : null,
        Dictionary<string, object?> map when map.TryGetValue("name", out var name) => Text(name),
        _ => null,
    };

    private static object? Value(Parser parser, int depth, ref int nodes)
    {
        var start = parser.Current!.Start;
        if (depth > MostDepth || ++nodes > MostNodes)
        {
            throw new YamlBrokenException(
                string.Create(CultureInfo.InvariantCulture, $"More than {MostDepth} levels or {MostNodes} values"), start.Line);
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return scalar.IsPlainImplicit && scalar.Value is "" or "~" or "null" ? null : scalar.Value;
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new List<object?>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                list.Add(Value(parser, depth + 1, ref nodes));
            }

            return list;
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            var map = new Dictionary<string, object?>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                if (!map.TryAdd(key.Value, Value(parser, depth + 1, ref nodes)))
                {
                    throw new YamlBrokenException($"'{key.Value}' is stated twice", key.Start.Line);
                }
            }

            return map;
        }

        throw new YamlBrokenException("Aliases are not read", start.Line);
    }
}
