using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Structure;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>
/// Undoes the pages that a text was printed on: what stands at the head and foot of each goes, and a sentence goes on over the break.
/// Pages are told by form feeds, or by lines that say which page it is and count up.
/// </summary>
internal static partial class PrintedPages
{
    /// <summary>Lines at the head or foot of a page: a running title, a date, the number.</summary>
    private const int MostRunningLines = 3;
    private const int FewestPages = 2;

    /// <summary>In characters: what is hard-wrapped is narrower.</summary>
    private const int LongestWrappedLine = 160;

    /// <summary>The text without its pages; the same text where it shows none.</summary>
    public static string Join(string text)
    {
        // ReplaceLineEndings takes form feeds for line ends.
        var pages = Pages(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        if (pages.Count < FewestPages)
        {
            return text;
        }

        var running = RunningLines(pages);
        var joined = new List<string>();
        for (var at = 0; at < pages.Count; at++)
        {
            var lines = Trimmed(pages[at], running, isFirst: at == 0);
            if (joined.Count > 0 && lines.Count > 0)
            {
                Continue(joined, lines);
            }
            else
            {
                joined.AddRange(lines);
            }
        }

        return string.Join('\n', joined);
    }

    private static List<string[]> Pages(string text)
    {
        if (text.AsSpan().Trim().Contains('\f'))
        {
            return [.. text.Split('\f').Select(page => page.Split('\n'))];
        }

        var lines = text.Split('\n');
        var breaks = CountingUp(lines, PageStated);
        if (breaks.Count < FewestPages && (breaks = CountingUp(lines, PageOfRunningLine)).Count <= FewestPages)
        {
            return [lines];
        }

        // A number at the head of the first page stands at the head of all.
        var isHead = lines.Take(breaks[0]).All(string.IsNullOrWhiteSpace);
        var ends = breaks.Select(at => isHead ? at : at + 1).Append(lines.Length).ToList();
        return [.. ends.Select((end, i) => lines[(i == 0 ? 0 : ends[i - 1])..end])
            .Where(page => page.Any(line => !string.IsNullOrWhiteSpace(line)))];
    }

    /// <summary>The longest row of lines that say which page it is, a blank line below each, and count up one by one.</summary>
    private static List<int> CountingUp(string[] lines, Func<string, (string Key, int Number)?> pageOf)
    {
        var rows = new Dictionary<(string, int), List<int>>();
        List<int> longest = [];
        for (var at = 0; at < lines.Length; at++)
        {
            if ((at + 1 < lines.Length && !string.IsNullOrWhiteSpace(lines[at + 1])) || pageOf(lines[at]) is not { } page)
            {
                continue;
            }

            var row = rows.Remove((page.Key, page.Number - 1), out var before) ? before : [];
            row.Add(at);
            rows[page] = row;
            longest = row.Count > longest.Count ? row : longest;
        }

        return longest;
    }

    private static (string Key, int Number)? PageStated(string line) =>
        StatedPage().Match(line) is { Success: true } page ? ("", Number(page.Groups["number"].Value)) : null;

    /// <summary>"HANDBOOK FOR KEEPERS          8": the same words with the next number each time.</summary>
    private static (string Key, int Number)? PageOfRunningLine(string line) =>
        Key(line) is { Length: > 0 } key && EdgeNumber().Match(line.Trim()) is { Success: true } edge
        && FirstNumber().Match(edge.Value) is { Success: true } number ? (key, Number(number.Value)) : null;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Lines that stand at the edge of at least half of the pages.</summary>
    private static HashSet<string> RunningLines(List<string[]> pages) =>
        pages.SelectMany(page => Edges(page).Select(at => Key(page[at])).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal))
            .GroupBy(key => key, StringComparer.Ordinal).Where(key => key.Count() >= Math.Max(FewestPages, pages.Count / 2))
                .Select(key => key.Key).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<int> Edges(string[] page)
    {
        var filled = Enumerable.Range(0, page.Length).Where(at => !string.IsNullOrWhiteSpace(page[at])).ToList();
        return filled.Take(MostRunningLines).Concat(filled.TakeLast(MostRunningLines)).Distinct();
    }

    /// <summary>
    /// What a running line says beside its page; nothing for the heading of a clause, which may stand at the head of every page, too.
    /// </summary>
    private static string Key(string line)
    {
        var key = EdgeNumber().Replace(line.Trim(), "").Trim();
        return key.Any(char.IsLetter) && !ClauseLabels.StartsWithLabel(key) ? key.ToUpperInvariant() : "";
    }

    private static List<string> Trimmed(string[] page, HashSet<string> running, bool isFirst)
    {
        var (start, end) = (0, page.Length);
        for (var left = MostRunningLines; left > 0 && start < end
            && (IsEmpty(page[start]) || IsPageNumber(page[start]) || (!isFirst && IsRunning(page[start]))); start++)
        {
            left -= IsEmpty(page[start]) ? 0 : 1;
        }

        for (var left = MostRunningLines; left > 0 && end > start
            && (IsEmpty(page[end - 1]) || IsPageNumber(page[end - 1]) || IsRunning(page[end - 1])); end--)
        {
            left -= IsEmpty(page[end - 1]) ? 0 : 1;
        }

        // What stands at the head of every page is the title on the first one, without its number.
        return [.. page[start..end].Select((line, i) =>
            isFirst && i < MostRunningLines && IsRunning(line) ? EdgeNumber().Replace(line.TrimEnd(), "").TrimEnd() : line)];

        bool IsRunning(string line) => running.Contains(Key(line));
    }

    private static bool IsEmpty(string line) => string.IsNullOrWhiteSpace(line);

    private static bool IsPageNumber(string line) => StatedPage().IsMatch(line) || BareNumber().IsMatch(line);

    /// <summary>
    /// A paragraph that ends without the end of a sentence goes on where the next page goes on in small letters, or where it ends in "of"
    /// or "the".
    /// </summary>
    private static void Continue(List<string> joined, List<string> lines)
    {
        var (last, first) = (joined[^1].TrimEnd(), lines[0].TrimStart());
        var goesOn = first.Length > 0 && !TextUnit.EndsSentence(last) && last[^1] is not (':' or ';')
            && (char.IsLower(first[0]) || (ClauseTitle.LeadsOn(last) && !ClauseLabels.StartsWithLabel(first)));
        if (!goesOn)
        {
            joined.Add("");
        }
        else if (last.Length > LongestWrappedLine || lines[0].Length > LongestWrappedLine || IsShort(joined))
        {
            joined[^1] = $"{last} {first}";
            lines.RemoveAt(0);
        }

        joined.AddRange(lines);
    }

    /// <summary>Whether the last line is shorter than its paragraph's lines are wrapped at: its end was no line end.</summary>
    private static bool IsShort(List<string> lines)
    {
        var paragraph = Enumerable.Reverse(lines).TakeWhile(line => !IsEmpty(line)).Select(line => line.Trim().Length).ToList();
        return paragraph.Count == 1 || paragraph[0] < paragraph.Max() * 0.7;
    }

    /// <summary>"- 12 -", "Page 3 of 12", "3/12".</summary>
    [GeneratedRegex(
        @"^\s*(?:[-–—]\s*(?<number>\d{1,4})\s*[-–—]|\[?(?:page|p\.)\s*(?<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\]?"
            + @"|(?<number>\d{1,4})\s*(?:of|/)\s*\d{1,4})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex StatedPage();

    [GeneratedRegex(@"^\s*(?:\d{1,4}|[ivxl]{1,7})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex BareNumber();

    /// <summary>A page's number at either end of a running line, a wide space or a bar apart.</summary>
    [GeneratedRegex(
        @"^\d{1,4}(?:\s{2,}|\s*[|·–—-]\s*)|(?:\s{2,}|\s*[|·–—-]\s*)(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$"
            + @"|\bpage\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex EdgeNumber();

    [GeneratedRegex(@"\d{1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();
}
