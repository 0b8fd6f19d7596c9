using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>The numbers and names by which contracts and treaties head their clauses.</summary>
internal static partial class ClauseLabels
{
    private const int MostLabelWords = 12;
    private const int LongestHeading = 160;

    private static readonly string[] SmallWords =
        ["a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "to", "under", "upon", "with",
            "without", "not", "no", "as", "its", "other", "de", "la"];

    public static bool StartsWithLabel(string text) => Numbered().IsMatch(text) || Named().IsMatch(text);

    /// <summary>Whether a line is a clause's number and nothing else.</summary>
    public static bool IsNumber(string text) => text.Length <= 12 && OnlyNumber().IsMatch(text);

    /// <summary>Where a paragraph opens with a heading of its own, that heading; its text is the paragraph's own beginning.</summary>
    public static Heading? RunIn(string text)
    {
        var number = Numbered().Match(text);
        var named = number.Success ? Match.Empty : Named().Match(text);
        var start = number.Success ? number.Length : named.Length;
        if (start == 0)
        {
            return null;
        }

        var name = RunInName().Match(text, start);
        if (!name.Success || !IsName(name.Groups["name"].Value))
        {
            return null;
        }

        var label = text[..(name.Groups["name"].Index + name.Groups["name"].Length)];
        return new(label, number.Success ? LevelOf(number) : LevelOf(named.Groups["kind"].Value));
    }

    /// <summary>Where a whole line is a numbered or named heading, that heading.</summary>
    public static Heading? WholeLine(string text)
    {
        if (text.Length > LongestHeading)
        {
            return null;
        }

        if (Named().Match(text) is { Success: true } named)
        {
            var rest = text[named.Length..].Trim();
            return rest.Length == 0 || IsHeadingName(rest) ? new(text, LevelOf(named.Groups["kind"].Value)) : null;
        }

        if (Numbered().Match(text) is { Success: true } number && !number.Value.StartsWith('('))
        {
            var rest = text[number.Length..].Trim();
            return rest.Length > 0 && IsHeadingName(rest) ? new(text, LevelOf(number)) : null;
        }

        return null;
    }

    /// <summary>
    /// Some files have lost their line ends, and clauses follow one another on one line with wide spaces between. Cuts such a line where
    /// a wide space stands between the end of a sentence or heading and the label of a clause.
    /// </summary>
    public static IEnumerable<string> SplitClauses(string line)
    {
        var start = 0;
        foreach (Match gap in WideSpace().Matches(line))
        {
            var next = gap.Index + gap.Length;
            var before = line.AsSpan(start, gap.Index - start);
            if (before.Length > 0 && !IsLabelAlone(before.Trim()) && OpensClause(line, next) && MayEnd(before))
            {
                yield return line[start..gap.Index];
                start = next;
            }
        }

        yield return line[start..];
    }

    /// <summary>"1." ahead of its own title, and not the number of a page.</summary>
    private static bool IsLabelAlone(ReadOnlySpan<char> text) => text is [.., '.' or ')'] && IsNumber(text.ToString());

    private static bool OpensClause(string line, int at) =>
        ClauseOpening().Match(line, at) is { Success: true }
            || (CapitalRun().Match(line, at) is { Success: true } capitals && capitals.Length >= 8);

    private static bool MayEnd(ReadOnlySpan<char> before)
    {
        var trimmed = before.TrimEnd("\"'”’)]» ");
        return trimmed.Length > 0 && (trimmed[^1] is '.' or ';' or ':' or '!' or '?' || before.Length < 80);
    }

    private static bool IsHeadingName(string text) =>
        IsName(text.TrimEnd('.', ':')) && !TrailsOff(text) && !TableOfContents().IsMatch(text);

    private static bool TrailsOff(string text) => text[^1] is ',' or ';' or '!' or '?' or '-';

    /// <summary>Words of a name are capitalised, but for the small ones.</summary>
    public static bool IsName(string text) => text.AsSpan().Count(' ') < MostLabelWords && AreNameWords(text);

    /// <summary>The same for a text of any length.</summary>
    public static bool AreNameWords(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || text.Contains("__", StringComparison.Ordinal))
        {
            return false;
        }

        int capital = 0, small = 0;
        foreach (var word in words)
        {
            var letter = word.AsSpan().TrimStart("(\"“‘'[");
            if (letter.IsEmpty || !char.IsLetter(letter[0]))
            {
                continue;
            }

            if (char.IsLower(letter[0]))
            {
                small += SmallWords.Contains(word, StringComparer.Ordinal) ? 0 : 1;
            }
            else
            {
                capital++;
            }
        }

        return capital > 0 && small <= capital / 2 && char.IsLetterOrDigit(words[0].TrimStart('(', '"', '“', '[')[..1].PadRight(1, ' ')[0]);
    }

    private static int LevelOf(Match number) => number.Groups["digits"] is { Success: true } digits
        ? OutlineLevel.Numbered + digits.Value.Trim('.').Count(c => c == '.')
        : OutlineLevel.Lettered;

    private static int LevelOf(string kind) => kind.ToUpperInvariant() switch
    {
        "ARTICLE" or "ART." => OutlineLevel.Article,
        "CHAPTER" => OutlineLevel.Chapter,
        "SECTION" or "SEC." or "CLAUSE" or "§" => OutlineLevel.Numbered,
        _ => OutlineLevel.Part,
    };

    [GeneratedRegex(
        @"^(?:(?<digits>\d{1,3}(?:\.\d{1,3}){0,4})(?:[.)]+\s*|(?<=\.\d+)\s+|\s{2,})|\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\)\s*|[A-Za-z]\)\s+"
            + @"|[A-Z]\.\s+(?=[A-Z][a-z]))(?=\p{L}|[""“(\[])",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^(?<kind>ARTICLE|Article|CHAPTER|Chapter|PART|Part|SECTION|Section|CLAUSE|Clause|TITLE|BOOK|ANNEX|Annex|APPENDIX|Appendix"
            + @"|SCHEDULE|Schedule|EXHIBIT|Exhibit|ATTACHMENT|Attachment|PROTOCOL|§)\s*(?<=§|\s)"
            + @"(?:[IVXLC]{1,7}|\d{1,3}(?:[.-]\d{1,3})*|[A-Z](?:-\d+)?)(?![\w(])(?:\s*[.:–—-]+)?(?:\s+|$)",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"\G(?<name>(?:[A-Z]|[""“][A-Z])[^.:;?!\n]{1,90}?)(?:[.:][""”]?(?=\s+[A-Z""“(\[\d])|\s*[–—](?=\s*[A-Z])|\.\s*--?(?=\s*[A-Z]))",
            RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex RunInName();

    /// <summary>A heading with its page number: "DEFINITIONS1", "Procedure.. 12".</summary>
    [GeneratedRegex(@"[\p{L}.)]\s*\d{1,3}$", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex TableOfContents();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex WideSpace();

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\((?:[a-z]{1,4}|\d{1,2})\))$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(
        @"\G(?:\d{1,3}(?:\.\d{1,3})*[.)]*\s+[A-Z""“(]|\((?:[a-z]{1,4}|\d{1,2})\)\s|"
            + @"(?:ARTICLE|Article|SECTION|Section|EXHIBIT|Exhibit|SCHEDULE|Schedule|ANNEX|Annex)\s+[IVXLC\dA-H]+\b\s*[.:–—-]?|WHEREAS"
            + @"|NOW, THEREFORE|IN WITNESS)",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex ClauseOpening();

    [GeneratedRegex(@"\G[A-Z][A-Z&,'/\- ]*[A-Z](?=\s{2,}|$)", RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex CapitalRun();
}
