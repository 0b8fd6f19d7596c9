using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>What kind of clause a label names. Labels count up among their own kind.</summary>
internal enum ClauseKind
{
    Part,
    Title,
    Chapter,
    Section,
    Article,
    Clause,
    Rule,
    Annex,
    Appendix,
    Schedule,
    Exhibit,
    Protocol,
}

/// <summary>A block that begins as a clause does: "Article 3 Breadth of the zone …", "CHAPTER IV", "§ 4".</summary>
/// <param name="At">The block's place.</param>
/// <param name="Kind">What the label names.</param>
/// <param name="Number">What it counts: 4 for "4", "IV", "D" and "4bis".</param>
/// <param name="HasSuffix">True for "4bis" and "4A", which follow "4".</param>
/// <param name="LabelEnd">Where the label ends in the block's text.</param>
internal sealed partial record ClauseOpening(int At, ClauseKind Kind, int Number, bool HasSuffix, int LabelEnd)
{
    private const int LongestRoman = 7;

    /// <returns>Null where the block begins otherwise, or where its sentence speaks of a clause: "Article 9 shall apply".</returns>
    public static ClauseOpening? Of(IReadOnlyList<Block> blocks, int at)
    {
        var text = blocks[at].Text.TrimStart();
        var skipped = blocks[at].Text.Length - text.Length;
        if (Label().Match(text) is not { Success: true } label || ContentsLine().IsMatch(text)
            || KindOf(label.Groups["kind"].Value) is not { } kind || NumberOf(label.Groups["number"].Value) is not { } number)
        {
            return null;
        }

        var rest = text.AsSpan(label.Length).TrimStart();
        return rest.IsEmpty || !(char.IsLower(rest[0]) || rest[0] is ',' or ';' or '(' && rest.Length > 1 && char.IsLower(rest[1]))
            ? new(at, kind, number, label.Groups["suffix"].Length > 0, skipped + label.Length)
            : null;
    }

    public int Level(bool sectionsHoldArticles) => Kind switch
    {
        ClauseKind.Article => OutlineLevel.Article,
        ClauseKind.Chapter => OutlineLevel.Chapter,
        ClauseKind.Section => sectionsHoldArticles ? OutlineLevel.Division : OutlineLevel.Numbered,
        ClauseKind.Clause or ClauseKind.Rule => OutlineLevel.Numbered,
        _ => OutlineLevel.Part,
    };

    private static ClauseKind? KindOf(string word) => word.TrimEnd('.').ToUpperInvariant() switch
    {
        "ART" => ClauseKind.Article,
        "SEC" or "§" => ClauseKind.Section,
        "CH" => ClauseKind.Chapter,
        var name => Enum.TryParse<ClauseKind>(name, ignoreCase: true, out var kind) ? kind : null,
    };

    private static int? NumberOf(string number)
    {
        if (int.TryParse(number, out var digits))
        {
            return digits;
        }

        return RomanValue(number) ?? (number.Length == 1 ? number[0] - 'A' + 1 : null);
    }

    private static int? RomanValue(string letters)
    {
        var value = 0;
        for (var i = 0; i < letters.Length && letters.Length <= LongestRoman; i++)
        {
            var worth = Worth(letters[i]);
            if (worth == 0)
            {
                return null;
            }

            value += i + 1 < letters.Length && Worth(letters[i + 1]) > worth ? -worth : worth;
        }

        return value > 0 ? value : null;
    }

    private static int Worth(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, _ => 0 };

    [GeneratedRegex(
        """
        ^(?<kind>(?:Article|ARTICLE|Section|SECTION|Chapter|CHAPTER|Part|PART|Title|TITLE|Clause|CLAUSE|Rule|RULE|Annex|ANNEX
          |Appendix|APPENDIX|Schedule|SCHEDULE|Exhibit|EXHIBIT|Protocol|PROTOCOL|Art\.|ART\.|Sec\.|SEC\.|Ch\.)(?=\s)|§)
        \s*(?:(?:No\.|Nr\.)\s*)?
        (?<number>\d{1,3}|[IVXLC]{1,7}|[A-Z])(?:\s?(?<suffix>bis|ter|quater|[A-Z]))?(?![\w/-]|\.\d)[.:)]*(?:\s*[–—-])?
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex Label();

    /// <summary>A line of a table of contents: dots or a wide space lead to its page.</summary>
    [GeneratedRegex(@"(?:\.\s?|…\s?){3,}\d{0,4}\s*$|\s{2,}\d{1,4}\s*$|\p{L}\d{1,3}\s*$",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft, 15_000)]
    private static partial Regex ContentsLine();
}
