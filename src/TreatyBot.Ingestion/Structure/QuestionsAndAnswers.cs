using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>
/// Finds questions that a document answers itself ("Q: … A: …", a question on a line of its own, a numbered question in quotation marks):
/// the question heads its answer, so that a quote is the answer and never the question. A document that asks now and then is no such
/// document.
/// </summary>
internal static partial class QuestionsAndAnswers
{
    private const int FewestQuestions = 2;

    /// <summary>Of all paragraphs: a list of questions is mostly that.</summary>
    private const double LeastShare = 0.25;

    private const int LongestQuestion = 240;

    public static List<Block> Find(IReadOnlyList<Block> blocks)
    {
        var lines = new List<Block>();
        foreach (var block in blocks)
        {
            lines.AddRange(block is Paragraph { Label: null } paragraph ? Cut(paragraph) : [block]);
        }

        var asked = Enumerable.Range(0, lines.Count).Where(i => IsQuestion(lines, i)).ToHashSet();
        var marked = blocks.Count(block => block is Heading && block.Text.TrimEnd().EndsWith('?'));
        if (asked.Count + marked < FewestQuestions || asked.Count + marked < blocks.Count(block => block is Paragraph) * LeastShare)
        {
            return [.. blocks];
        }

        return [.. lines.Select((line, i) => asked.Contains(i) ? new Heading(line.Text, OutlineLevel.Question) : line)];
    }

    /// <summary>
    /// A paragraph in the parts that may be question and answer: its lines, and what stands behind a question that it opens with.
    /// </summary>
    private static IEnumerable<Block> Cut(Paragraph paragraph)
    {
        var lines = paragraph.Text.Split('\n');
        if (lines.Length > 1 && lines.Any(line => line.TrimEnd().EndsWith('?')))
        {
            return Joined(lines);
        }

        return Opening().Match(paragraph.Text) is { Success: true } opening && opening.Length < paragraph.Text.Length
            ? [new Paragraph(paragraph.Text[..opening.Length].TrimEnd()), new Paragraph(paragraph.Text[opening.Length..].TrimStart())]
            : [paragraph];
    }

    /// <summary>Lines that are no questions stay together.</summary>
    private static IEnumerable<Block> Joined(string[] lines)
    {
        var open = new List<string>();
        foreach (var line in lines)
        {
            var asks = line.TrimEnd().EndsWith('?');
            if (asks && open.Count > 0)
            {
                yield return new Paragraph(string.Join('\n', open));
                open.Clear();
            }

            if (asks)
            {
                yield return new Paragraph(line);
            }
            else
            {
                open.Add(line);
            }
        }

        if (open.Count > 0)
        {
            yield return new Paragraph(string.Join('\n', open));
        }
    }

    /// <summary>A whole line that asks, with a line below that does not.</summary>
    private static bool IsQuestion(List<Block> lines, int at) =>
        lines[at] is Paragraph && Whole().IsMatch(lines[at].Text) && lines[at].Text.Length <= LongestQuestion
        && at + 1 < lines.Count && lines[at + 1] is Paragraph answer && !answer.Text.TrimEnd().EndsWith('?');

    /// <summary>One question and nothing else, behind a number or "Q:" and in quotation marks or not.</summary>
    [GeneratedRegex(@"^\s*(?:(?:Q|Question)\s*\d*\s*[:.)]\s*|\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?[""“‘'«]?\p{Lu}[^.?!\n]*\?[""”’'»]?\s*$",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Whole();

    /// <summary>A question that a number, "Q:" or quotation marks tell from the paragraph's other sentences.</summary>
    [GeneratedRegex(
        @"^\s*(?:(?:(?:Q|Question)\s*\d*\s*[:.)]\s*|\d{1,3}(?:\.\d{1,3})*[.)]?\s+)[""“‘«]?\p{Lu}[^.?!\n]*\?[""”’»]?"
            + @"|[""“«]\p{Lu}[^.?!\n]*\?[""”»])\s+(?=\S)",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Opening();
}
