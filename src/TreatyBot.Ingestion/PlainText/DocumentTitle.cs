using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>Finds the line that is a document's title, where it has one.</summary>
internal static partial class DocumentTitle
{
    private const int LongestTitle = 180;
    private const int LongestInstrument = 120;

    /// <summary>The longest titles of the United Nations' treaties have some 300 characters.</summary>
    private const int LongestOfAll = 400;
    private const int BlocksLookedAt = 12;

    /// <summary>
    /// The line before the prose that names an instrument ("OPERATION AND MAINTENANCE AGREEMENT"), or else the heading that stands alone
    /// above it; null where there is neither.
    /// </summary>
    public static string? Find(IReadOnlyList<Block> blocks)
    {
        var standing = blocks is [Heading { Level: OutlineLevel.Title } first, ..] ? first.Text : null;
        for (var i = 0; i < Math.Min(blocks.Count, BlocksLookedAt); i++)
        {
            var block = blocks[i];
            foreach (var segment in WideSpace().Split(block.Text).Select(segment => segment.Trim()))
            {
                if (IsProse(segment))
                {
                    // What a document has not called itself by now, it does not call itself.
                    return standing;
                }

                if (!IsStamp(segment) && IsTitle(segment) && NamesInstrument(segment))
                {
                    return segment.Length == block.Text.Trim().Length ? Whole(blocks, i) : segment;
                }
            }
        }

        return standing;
    }

    /// <summary>
    /// "REGULATION 2024/77" / "of 14 February 2024" / "on the safety of cranes": lines that go on in small letters are of the title.
    /// </summary>
    private static string Whole(IReadOnlyList<Block> blocks, int at)
    {
        var title = blocks[at].Text.Trim();
        for (var i = at + 1; i < blocks.Count && char.IsLower(blocks[i].Text.TrimStart().FirstOrDefault())
            && title.Length + blocks[i].Text.Length < LongestOfAll; i++)
        {
            title += ' ' + blocks[i].Text.Trim();
        }

        return title;
    }

    /// <summary>What is stamped on a document before its title: exhibit numbers, versions, confidentiality.</summary>
    public static bool IsStamp(string text) => Stamp().IsMatch(text);

    public static bool IsTitle(string text) =>
        text.Length is >= 2 and <= LongestTitle
        && char.IsLetterOrDigit(text.TrimStart('"', '“', '‘', '\'', '«', '[', '(')[..1].PadRight(1)[0])
        && !char.IsLower(text[0]) && text[^1] is not ('.' or ',' or ';' or ':') && text.Any(char.IsLetter)
        && !text.Contains("__", StringComparison.Ordinal) && !text.Contains('@');

    /// <summary>A title that takes up several lines, as those of treaties do: it names an instrument, and is no sentence.</summary>
    public static bool IsLongTitle(string text) =>
        text.Length is > LongestInstrument and <= LongestOfAll && !text.Contains('\n') && char.IsUpper(text[0])
        && text[^1] is not ('.' or ',' or ';' or ':')
        && Instrument().IsMatch(text) && (!text.Any(char.IsLower) || ClauseLabels.AreNameWords(text));

    private static bool NamesInstrument(string text) =>
        text.Length <= LongestInstrument && Instrument().IsMatch(text) && !text.Contains(':') && ClauseLabels.IsName(text)
            && !ClauseLabels.StartsWithLabel(text);

    private static bool IsProse(string text) =>
        (text.Length >= 200 || (text.Length >= 60 && TextUnit.EndsSentence(text))) && !char.IsLower(text[0]) && !Notice().IsMatch(text);

    [GeneratedRegex(@"\bconfidential\s+(?:treatment|information|portions)\b|\bomitted\b|\bredacted\b|\bfiled\s+separately\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Notice();

    [GeneratedRegex(@"\s{2,}|\n|\s*-{4,}\s*", RegexOptions.CultureInvariant)]
    private static partial Regex WideSpace();

    [GeneratedRegex(
        """
        ^\W*(?: exhibit \s+ [\w.()-]+ \s*$ | ex-?\d | execution\s+(?:version|copy) | final\s+version | conformed\s+copy | draft\b
          | confidential | page\s+\d | \d+\s*$
          | \*+ | \[\s*\*+ | certain\s+(?:confidential\s+)?(?:information|portions|identified) | portions\s+of | text\s+omitted
          | source\s*: | strictly\s+ | redacted | omitted\b
          | the\s+symbol | pursuant\s+to\s+(?:rule|item|a\s+request) | \(?\s*(?:english\s+)?translation | private\s+and\s+confidential
          | document\s+\d | table\s+of\s+contents | contents\s*$ | by\s+and\s+between | between\s*$ | by\s+and\s+among
          | dated?\b | as\s+of\b | this\s+ | \d{1,2}/\d{1,2}/\d{2,4}\s*$ )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 15_000)]
    private static partial Regex Stamp();

    [GeneratedRegex(
        @"\b(?:agreement|contract|treaty|convention|protocol|amendment|act|memorandum|lease|power\s+of\s+attorney|indenture"
            + @"|guarant(?:y|ee)|warrant|license|charter|statute|plan|policy|report|addendum|deed|letter|declaration|regulation|rules"
            + @"|bylaws|constitution)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Instrument();
}
