using System.Buffers;
using System.Globalization;
using System.Text;

namespace TreatyBot.Ingestion.Sources.Fetching;

/// <summary>
/// What a robots.txt allows one bot, by RFC 9309: the longest rule that matches counts, and of two as long the one that allows.
/// </summary>
internal sealed class RobotsRules
{
    /// <summary>In bytes: as much as RFC 9309, 2.5 asks for at least.</summary>
    public const int MostBytes = 500 * 1024;

    /// <summary>A longer wait would only starve us: no rule of the RFC, but a habit of servers.</summary>
    private const int LongestDelaySeconds = 60;

    private static readonly SearchValues<char> ProductCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");

    private readonly List<(string Pattern, bool Allows)> _rules;

    private RobotsRules(List<(string, bool)> rules, TimeSpan delay)
    {
        _rules = rules;
        Delay = delay;
    }

    public static RobotsRules AllowAll { get; } = new([], TimeSpan.Zero);

    /// <summary>What the server asks for between two requests; zero where it asks for nothing.</summary>
    public TimeSpan Delay { get; }

    /// <param name="content">The file.</param>
    /// <param name="product">The bot's name, as in its User-Agent before the slash.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> content, string product)
    {
        var own = new Group();
        var others = new Group();
        var current = new List<Group>();
        var isNaming = false;
        foreach (var raw in Encoding.UTF8.GetString(content[..Math.Min(content.Length, MostBytes)]).TrimStart('\uFEFF').Split('\n', '\r'))
        {
            var line = raw.AsSpan();
            line = line[..(line.IndexOf('#') is >= 0 and var comment ? comment : line.Length)].Trim();
            var colon = line.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            var key = line[..colon].Trim().ToString().ToLowerInvariant();
            var value = line[(colon + 1)..].Trim().ToString();
            if (key == "user-agent")
            {
                if (!isNaming)
                {
                    current = [];
                }

                isNaming = true;
                if (value == "*")
                {
                    current.Add(others);
                }
                else if (ProductOf(value).Equals(product, StringComparison.OrdinalIgnoreCase))
                {
                    own.IsNamed = true;
                    current.Add(own);
                }

                continue;
            }

            // Any other line ends the names of a group, known or not; but sitemaps belong to none.
            isNaming = isNaming && key == "sitemap";
            current.ForEach(group => group.Add(key, value));
        }

        var counts = own.IsNamed ? own : others;
        return new(counts.Rules, counts.Delay);
    }

    /// <summary>Whether an address may be asked for.</summary>
    public bool Allows(Uri address)
    {
        var path = Normalize(address.PathAndQuery);
        var (longest, allows) = (-1, true);
        foreach (var (pattern, allowing) in _rules)
        {
            if (pattern.Length >= longest && Matches(pattern, path) && (pattern.Length > longest || allowing))
            {
                (longest, allows) = (pattern.Length, allowing);
            }
        }

        return allows;
    }

    private static string ProductOf(string value)
    {
        var end = value.AsSpan().IndexOfAnyExcept(ProductCharacters);
        return end < 0 ? value : value[..end];
    }

    /// <summary><c>*</c> stands for anything, <c>$</c> at the end for the end. In time linear in both lengths' product at most.</summary>
    private static bool Matches(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var parts = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (isWhole && i == parts.Length - 1)
            {
                return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            }

            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !isWhole || at == path.Length;
    }

    /// <summary>RFC 9309, 2.2.2: octets outside of ASCII are compared escaped, unreserved ones unescaped.</summary>
    private static string Normalize(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length
                && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                var c = (char)octet;
                normal.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? c.ToString() : $"%{octet:X2}");
                i += 2;
            }
            else if (char.IsAscii(path[i]))
            {
                normal.Append(path[i]);
            }
            else
            {
                var length = char.IsSurrogatePair(path, i) ? 2 : 1;
                foreach (var escaped in Encoding.UTF8.GetBytes(path.Substring(i, length)))
                {
                    normal.Append(CultureInfo.InvariantCulture, $"%{escaped:X2}");
                }

                i += length - 1;
            }
        }

        return normal.ToString();
    }

    private sealed class Group
    {
        public List<(string Pattern, bool Allows)> Rules { get; } = [];

        public TimeSpan Delay { get; private set; }

        public bool IsNamed { get; set; }

        public void Add(string key, string value)
        {
            if (key is "allow" or "disallow" && (value.StartsWith('/') || value.StartsWith('*')))
            {
                Rules.Add((Normalize(value), key == "allow"));
            }
            else if (key == "crawl-delay"
                && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            {
                Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelaySeconds));
            }
        }
    }
}
