using System.Text;
using System.Text.RegularExpressions;

namespace TreatyBot.IntegrationTests.Discord;

/// <summary>Discord's markdown as a reader sees it: what is plain text, and what is alive (mentions, links, emoji, formatting).</summary>
internal sealed record ShownText(string Plain, IReadOnlyList<string> Alive)
{
    private static readonly Regex[] Living =
    [
        new(@"\G<(?:@[&!]?|#|t:|:[A-Za-z0-9_]+:|a:[A-Za-z0-9_]+:|/|id:)[^>\s]*>", RegexOptions.None, TimeSpan.FromSeconds(1)),
        new(@"\G@(?:everyone|here)", RegexOptions.None, TimeSpan.FromSeconds(1)),
        new(@"\Ghttps?://[^\s<]+", RegexOptions.None, TimeSpan.FromSeconds(1)),
        new(@"\G(?:discord\.gg|discord(?:app)?\.com/invite)/[A-Za-z0-9-]+", RegexOptions.None, TimeSpan.FromSeconds(1)),
        new(@"\G\[[^\]]*\]\([^)]*\)", RegexOptions.None, TimeSpan.FromSeconds(1)),
        new(@"\G:[A-Za-z0-9_+-]+:", RegexOptions.None, TimeSpan.FromSeconds(1)),
        new(@"\G(?:\*\*|\*|__|_|~~|\|\||```|`)", RegexOptions.None, TimeSpan.FromSeconds(1)),
    ];

    private static readonly Regex LineStart = new(
        @"\G(?:#{1,3} |-# | *[-*+] | *\d+\. |>>> |> )", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <param name="line">One line, without the sign of the block quote.</param>
    public static ShownText Of(string line)
    {
        var plain = new StringBuilder();
        var alive = new List<string>();
        for (var i = 0; i < line.Length;)
        {
            if (line[i] == '\\' && i + 1 < line.Length && !char.IsAsciiLetterOrDigit(line[i + 1]) && !char.IsWhiteSpace(line[i + 1]))
            {
                plain.Append(line[i + 1]);
                i += 2;
                continue;
            }

            var living = (i == 0 && LineStart.Match(line, i) is { Success: true } block ? block : null)
                ?? Living.Select(one => one.Match(line, i)).FirstOrDefault(match => match.Success);
            if (living is not null)
            {
                alive.Add(living.Value);
                i += living.Length;
                continue;
            }

            plain.Append(line[i++]);
        }

        return new ShownText(plain.ToString(), alive);
    }

    /// <summary>The block quotes of a message, as they are shown; bold words are the only thing alive that may stand in them.</summary>
    public static IReadOnlyList<ShownText> Quotes(string text)
    {
        var quotes = new List<ShownText>();
        var lines = new List<ShownText>();
        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                lines.Add(Of(line[2..]));
            }
            else if (lines.Count > 0)
            {
                quotes.Add(new ShownText(
                    string.Join('\n', lines.Select(one => one.Plain)),
                    [.. lines.SelectMany(one => one.Alive).Where(sign => sign != "**")]));
                lines.Clear();
            }
        }

        return quotes;
    }
}
