using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Markup;

/// <summary>Reads AsciiDoc (https://docs.asciidoctor.org/asciidoc/latest) as text with its headings.</summary>
internal sealed partial class AsciiDocReader : MarkupReader
{
    public override string MediaType => MediaTypes.AsciiDoc;

    public override IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.Ordinal) { ".adoc", ".asciidoc", ".asc" };

    public override string Version => "asciidoc/2";

    protected override void Read(string[] lines, MarkupBlocks blocks)
    {
        var (inTable, inRemark) = (false, false);
        foreach (var line in lines)
        {
            if (line.StartsWith("////", StringComparison.Ordinal))
            {
                inRemark = !inRemark;
            }
            else if (inRemark || line.StartsWith("//", StringComparison.Ordinal) || Attribute().IsMatch(line) || Macro().IsMatch(line))
            {
                continue;
            }
            else if (line.StartsWith("|===", StringComparison.Ordinal))
            {
                blocks.Close();
                blocks.EndTable();
                inTable = !inTable;
            }
            else if (inTable && line.StartsWith('|'))
            {
                blocks.Row([.. line[1..].Split('|').Select(cell => Plain(cell.Trim()))]);
            }
            else if (Heading().Match(line) is { Success: true } heading)
            {
                blocks.Heading(Plain(heading.Groups["text"].Value), heading.Groups["marks"].Length);
            }
            else if (Caption().Match(line) is { Success: true } caption)
            {
                blocks.Close();
                blocks.Line(Plain(caption.Groups["text"].Value));
                blocks.Close();
            }
            else if (string.IsNullOrWhiteSpace(line) || Delimiter().IsMatch(line))
            {
                blocks.Close();
            }
            else
            {
                var item = Item().Match(line);
                if (item.Success)
                {
                    blocks.Close();
                }

                blocks.Line(Plain(line[item.Length..]));
            }
        }
    }

    private static string Plain(string text) =>
        Emphasis().Replace(CrossReference().Replace(Link().Replace(text, "${text}"), "${text}"), "${text}");

    [GeneratedRegex(@"^(?<marks>={1,6})\s+(?<text>\S.*?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    /// <summary>".Speeds" names the table or list below it.</summary>
    [GeneratedRegex(@"^\.(?<text>[\p{L}\d“""][^\n]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^:!?[\w-]+!?:(?:\s|$)|^\[.*\]$|^\+$", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^(?:image|include|video|audio|toc)::", RegexOptions.CultureInvariant)]
    private static partial Regex Macro();

    [GeneratedRegex(@"^(?:-{2,}|={4,}|\*{4,}|_{4,}|\.{4,}|\+{4,}|'{3}|<{3})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"^\s*(?:\*{1,5}|-|\.{1,5})\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"(?:link:|https?://)[^\s\[\]]{1,500}\[(?<text>[^\]\n]{1,300})\]", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"<<[^,>\n]{1,100}(?:,\s*(?<text>[^>\n]{1,300}))?>>", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex CrossReference();

    [GeneratedRegex(@"(?<![\w*_`])(?<mark>[*_`]{1,2})(?=\S)(?<text>[^*_`\n]{1,500}?)(?<=\S)\k<mark>(?![\w*_`])",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Emphasis();
}
