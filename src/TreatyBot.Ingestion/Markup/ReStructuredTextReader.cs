using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Markup;

/// <summary>
/// Reads reStructuredText (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html) as text with its headings.
/// </summary>
internal sealed partial class ReStructuredTextReader : MarkupReader
{
    public override string MediaType => MediaTypes.ReStructuredText;

    public override IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".rst", ".rest" };

    public override string Version => "rst/1";

    protected override void Read(string[] lines, MarkupBlocks blocks)
    {
        var levels = new List<(char Sign, bool Over)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (IsRule(line) && i + 2 < lines.Length && IsRule(lines[i + 2]) && lines[i + 1].Trim().Length > 0
                && lines[i + 2][0] == line[0])
            {
                blocks.Heading(Plain(lines[i + 1].Trim()), LevelOf(levels, line[0], over: true));
                i += 2;
            }
            else if (line.Trim().Length > 0 && !char.IsWhiteSpace(line[0]) && i + 1 < lines.Length && IsRule(lines[i + 1])
                && lines[i + 1].TrimEnd().Length >= line.TrimEnd().Length && !IsRule(line)
                && (i == 0 || string.IsNullOrWhiteSpace(lines[i - 1]) || IsRule(lines[i - 1])))
            {
                blocks.Heading(Plain(line.Trim()), LevelOf(levels, lines[i + 1][0], over: false));
                i++;
            }
            else if (Directive().Match(line) is { Success: true } directive)
            {
                blocks.Close();
                i = ReadDirective(lines, i, directive, blocks);
            }
            else if (GridRow().IsMatch(line))
            {
                blocks.Row([.. line.Trim().Trim('|').Split('|').Select(cell => Plain(cell.Trim()))]);
            }
            else if (string.IsNullOrWhiteSpace(line) || IsRule(line) || GridRule().IsMatch(line))
            {
                blocks.Close();
            }
            else
            {
                if (Item().IsMatch(line))
                {
                    blocks.Close();
                }

                var text = Plain(line);
                blocks.Line(text.EndsWith("::", StringComparison.Ordinal) ? text[..^1] : text);
            }
        }
    }

    /// <summary>A remark is not read, a picture neither; of a note its text is.</summary>
    private static int ReadDirective(string[] lines, int at, Match directive, MarkupBlocks blocks)
    {
        var name = directive.Groups["name"].Value;
        var rest = directive.Groups["rest"].Value.Trim();
        var hidden = directive.Groups["mark"].Length == 0 && directive.Groups["note"].Length == 0;
        hidden |= name is "image" or "figure" or "raw" or "include" or "toctree" or "contents" or "index" or "only" or "highlight"
            or "code-block" or "math" or "csv-table";
        if (directive.Groups["note"].Success && directive.Groups["note"].Length > 0)
        {
            blocks.Line($"{directive.Groups["note"].Value} {Plain(rest)}");
            return at;
        }

        if (!hidden)
        {
            if (rest.Length > 0)
            {
                blocks.Line(Plain(rest));
            }

            return at;
        }

        while (at + 1 < lines.Length && (string.IsNullOrWhiteSpace(lines[at + 1]) || char.IsWhiteSpace(lines[at + 1][0])))
        {
            at++;
        }

        return at;
    }

    private static int LevelOf(List<(char Sign, bool Over)> levels, char sign, bool over)
    {
        var at = levels.IndexOf((sign, over));
        if (at < 0)
        {
            at = levels.Count;
            levels.Add((sign, over));
        }

        return at + 1;
    }

    private static bool IsRule(string line)
    {
        var rule = line.TrimEnd();
        return rule.Length >= 3 && !char.IsLetterOrDigit(rule[0]) && !char.IsWhiteSpace(rule[0]) && rule.All(c => c == rule[0]);
    }

    private static string Plain(string text) =>
        Emphasis().Replace(Link().Replace(Role().Replace(Literal().Replace(text, "${text}"), "`${text}`"), "${text}"), "${text}");

    [GeneratedRegex(@"^\s*\.\.(?:\s+(?:\[(?<note>[^\]]{1,20})\]\s|(?<name>[A-Za-z][\w-]*)(?<mark>::))?(?<rest>.*))?$",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^\s*\|.*\|\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex GridRow();

    [GeneratedRegex(@"^\s*\+[-=+]+\+\s*$|^\s*[-=]{2,}(?:\s+[-=]{2,})+\s*$|^\s*:[\w -]{1,40}:(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex GridRule();

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,3}[.)]|#\.|\([a-z0-9]{1,3}\))\s", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"``(?<text>[^`]{1,300})``", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Literal();

    [GeneratedRegex(@":[\w:+.-]{1,40}:`(?<text>[^`]{1,300})`", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Role();

    [GeneratedRegex(@"`(?<text>[^`<]{1,300}?)\s*(?:<[^>]{1,500}>)?`_{0,2}", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w*`])(?<mark>\*\*|\*)(?=\S)(?<text>[^*`]{1,500}?)(?<=\S)\k<mark>(?![\w*`])", RegexOptions.CultureInvariant,
        15_000)]
    private static partial Regex Emphasis();
}
