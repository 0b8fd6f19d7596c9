using System.Text.RegularExpressions;

namespace TreatyBot.Core.Documents;

/// <summary>A line of a clause.</summary>
/// <param name="Range">Where it stands.</param>
/// <param name="Labels">The labels that lead to it, outermost first, without their brackets: 2, a, ii. None where it has no label of its
/// own.</param>
internal sealed record LabelledLine(TextRange Range, IReadOnlyList<string> Labels);

/// <summary>Reads the labels of paragraphs and points ("1.", "(2)", "(a)", "(ii)") off the lines of one clause.</summary>
internal sealed partial class LabelledLines
{
    private const int Letters = 26;

    /// <summary>The sequences that are open, each inside the one before it.</summary>
    private readonly List<Sequence> _open = [];

    private bool _isBroken;

    /// <param name="text">The text that the clause stands in.</param>
    /// <param name="clause">Where it stands.</param>
    /// <param name="heading">Its heading, which its first line may begin with.</param>
    /// <returns>Its lines; none of them has labels where a sequence does not count up.</returns>
    public static IReadOnlyList<LabelledLine> In(string text, TextRange clause, string heading)
    {
        var reading = new LabelledLines();
        var lines = new List<LabelledLine>();
        for (var start = clause.Start; start < clause.End;)
        {
            var end = text.IndexOf('\n', start, clause.End - start);
            end = end < 0 ? clause.End : end;
            var at = start == clause.Start && heading.Length > 0 && text.AsSpan(start, end - start).StartsWith(heading)
                ? AfterHeading(text, start + heading.Length, end) : start;
            if (end > start)
            {
                lines.Add(new(new(start, end), reading.LabelsAt(text, at, end)));
            }

            start = end + 1;
        }

        return reading._isBroken || reading._open.Exists(sequence => sequence.Last == 1)
            ? [.. lines.Select(line => line with { Labels = [] })] : lines;
    }

    private static int AfterHeading(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '.' or ':' or '-' or '–' or '—')
        {
            at++;
        }

        return at;
    }

    private IReadOnlyList<string> LabelsAt(string text, int at, int end)
    {
        var found = false;
        while (at < end && Label().Match(text, at, end - at) is { Success: true } label)
        {
            Enter(label.Groups["label"].Value, label.Groups["style"].Value);
            found = true;
            at = label.Index + label.Length;
        }

        return found ? [.. _open.Select(sequence => sequence.Label)] : [];
    }

    /// <summary>A label goes on where an open sequence stands before it, or begins a sequence inside the innermost one.</summary>
    private void Enter(string label, string style)
    {
        var meanings = MeaningsOf(label, style).ToList();
        for (var depth = _open.Count - 1; depth >= 0; depth--)
        {
            foreach (var (kind, value) in meanings)
            {
                if (_open[depth].Kind == kind && value == _open[depth].Last + 1)
                {
                    Close(depth + 1);
                    _open[depth] = new(kind, value, label);
                    return;
                }
            }
        }

        if (meanings.FirstOrDefault(meaning => meaning.Value == 1
            && !_open.Exists(sequence => sequence.Kind == meaning.Kind)) is { Kind: not null } first)
        {
            _open.Add(new(first.Kind, 1, label));
            return;
        }

        _isBroken = true;
    }

    /// <summary>One label alone is no sequence.</summary>
    private void Close(int depth)
    {
        _isBroken |= _open.Skip(depth).Any(sequence => sequence.Last == 1);
        _open.RemoveRange(depth, _open.Count - depth);
    }

    /// <summary>"(i)" is the ninth letter or the first Roman number; which of them, the labels before it tell.</summary>
    private static IEnumerable<(string Kind, int Value)> MeaningsOf(string label, string style)
    {
        if (char.IsAsciiDigit(label[0]))
        {
            yield return ("1" + style, int.Parse(label));
            yield break;
        }

        if (label.Length == 1)
        {
            yield return ((char.IsUpper(label[0]) ? "A" : "a") + style, char.ToLowerInvariant(label[0]) - 'a' + 1);
        }
        else if (label.Length == 2 && label[0] == label[1] && label[0] is not 'i' and not 'x')
        {
            yield return ("a" + style, Letters + (label[0] - 'a') + 1);
            yield return ("aa" + style, label[0] - 'a' + 1);
        }

        if (RomanValue(label) is { } roman)
        {
            yield return ("i" + style, roman);
        }
    }

    private static int? RomanValue(string letters)
    {
        var (value, before) = (0, 0);
        foreach (var letter in letters.Reverse())
        {
            var worth = letter switch { 'i' => 1, 'v' => 5, 'x' => 10, _ => 0 };
            if (worth == 0)
            {
                return null;
            }

            value += worth < before ? -worth : worth;
            before = Math.Max(before, worth);
        }

        return value;
    }

    private sealed record Sequence(string Kind, int Last, string Label);

    [GeneratedRegex(
        @"\G\s*(?:(?<label>\d{1,3})(?<style>\.)(?!\d)|\((?<label>\d{1,3}|[a-z]{1,5}|[A-Z])(?<style>\))"
            + @"|(?<label>\d{1,2}|[a-z])(?<style>\))(?=\s))\s*",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
