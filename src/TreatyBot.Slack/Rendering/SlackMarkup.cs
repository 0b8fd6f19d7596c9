using System.Text;

namespace TreatyBot.Slack.Rendering;

/// <summary>Slack's notation for text: three characters escaped, and <c>&lt;…&gt;</c> around mentions and links.</summary>
internal static class SlackMarkup
{
    /// <summary>Text that Slack shows as it stands.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The reverse of <see cref="Escape"/>.</summary>
    public static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>What a person wrote: mentions of people taken out, channels and links as they read.</summary>
    public static string ToPlain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            plain.Append(text, at, open - at).Append(Read(text.AsSpan(open + 1, close - open - 1)));
            at = close + 1;
        }

        return Unescape(plain.Append(text, at, text.Length - at).ToString()).Trim();
    }

    /// <summary>Whether anybody is mentioned in a text as Slack has it.</summary>
    public static bool MentionsAnybody(string text) =>
        text.Contains("<@", StringComparison.Ordinal) || text.Contains("<!", StringComparison.Ordinal);

    private static string Read(ReadOnlySpan<char> inner)
    {
        var bar = inner.IndexOf('|');
        var label = bar >= 0 ? inner[(bar + 1)..].ToString() : null;
        return inner switch
        {
            [] or ['@', ..] or ['!', ..] => "",
            ['#', ..] => label is { Length: > 0 } ? $"#{label}" : "",
            _ => label is { Length: > 0 } ? label : inner.ToString(),
        };
    }
}
