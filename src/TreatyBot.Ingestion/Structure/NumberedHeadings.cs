using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>
/// Finds headings that are told by a number alone ("1. Opening", "Item 2: Budget"), as minutes and rules have them: they count up from
/// one, each is no sentence, and each has a text below it. A list whose items are all there is to them is none, nor is a row of numbered
/// paragraphs.
/// </summary>
internal static partial class NumberedHeadings
{
    /// <summary>Two lines that happen to be numbered are common.</summary>
    private const int FewestHeadings = 3;

    /// <summary>Letters count apart from numbers.</summary>
    private const int FirstLetter = 1001;

    /// <summary>By the number; hardly a document has more headings in Roman numbers.</summary>
    private static readonly string[] Roman =
        ["", .. Enumerable.Range(1, 20).Select(number => CountingNumber.Roman(number).ToUpperInvariant())];

    public static List<Block> Find(IReadOnlyList<Block> blocks)
    {
        var headings = new HashSet<int>();
        var run = new List<Numbered>();
        foreach (var numbered in Enumerable.Range(0, blocks.Count).Select(at => HeadingAt(blocks, at)).OfType<Numbered>())
        {
            if (run.Count > 0 && numbered.Number == run[^1].Number + 1 && numbered.Word == run[^1].Word)
            {
                run.Add(numbered);
            }
            else if (numbered.Number is 1 or FirstLetter)
            {
                Close();
                run.Add(numbered);
            }
        }

        Close();
        return [.. blocks.SelectMany((block, at) => block is Paragraph && headings.Contains(at) ? Parts(block) : [block])];

        void Close()
        {
            headings.UnionWith(run.Count >= FewestHeadings ? run.Select(numbered => numbered.At) : []);
            run.Clear();
        }
    }

    private static IEnumerable<Block> Parts(Block block)
    {
        var lines = block.Text.Split('\n', 2);
        yield return new Heading(lines[0], OutlineLevel.Numbered);
        if (lines.Length > 1)
        {
            yield return new Paragraph(lines[1]);
        }
    }

    /// <summary>A numbered title with a text below, in its own paragraph or in the next one.</summary>
    private static Numbered? HeadingAt(IReadOnlyList<Block> blocks, int at)
    {
        if (blocks[at] is Paragraph { Label: not null } || Opening().Match(blocks[at].Text) is not { Success: true } opening)
        {
            return null;
        }

        var found = new Numbered(at, NumberOf(opening.Groups["number"].Value), opening.Groups["word"].Value);
        if (blocks[at] is Heading)
        {
            return found;
        }

        var lines = blocks[at].Text.Split('\n', 2);
        var below = lines.Length > 1 ? lines[1]
            : at + 1 < blocks.Count && blocks[at + 1] is Paragraph next && !Opening().IsMatch(next.Text) ? next.Text
            : "";
        return opening.Length < lines[0].Length && ClauseTitle.IsTitle(lines[0][opening.Length..]) && !ClauseTitle.LeadsOn(lines[0])
            && below.TrimStart() is { Length: > 0 } text && !char.IsLower(text[0])
            ? found
            : null;
    }

    /// <summary>4 for "4" and "IV"; 1001 for "A", which counts on its own.</summary>
    private static int NumberOf(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
        ? digits
        : Array.IndexOf(Roman, number) is > 0 and var roman ? roman
        : number[0] - 'A' + FirstLetter;

    private sealed record Numbered(int At, int Number, string Word);

    [GeneratedRegex(
        @"^(?:(?<word>Item|ITEM|Agenda [Ii]tem|AGENDA ITEM|Point|Topic|Step)\s+(?<number>\d{1,2})\s*[.:)–—-]\s*"
            + @"|(?<number>\d{1,2})[.)]?\s+|(?<number>[IVX]{1,5}|[A-H])[.)]\s+)(?=\p{Lu})",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Opening();
}
