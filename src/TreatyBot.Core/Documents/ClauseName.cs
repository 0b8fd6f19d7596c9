using System.Text.RegularExpressions;

namespace TreatyBot.Core.Documents;

/// <summary>What the clause is called that a place is cited by.</summary>
/// <param name="Name">"Article 5", "Annex II, Article 3", "2.1"; empty where paragraphs are numbered through a whole document.</param>
/// <param name="IsCitedInBrackets">True for "Article 5(2)", false for "Annex II, para. 2".</param>
internal sealed partial record ClauseName(string Name, bool IsCitedInBrackets)
{
    private static readonly string[] Instruments = ["Annex", "Appendix", "Schedule", "Exhibit", "Protocol"];
    private static readonly string[] Clauses = ["Article", "Section", "Clause", "Rule", "§"];

    /// <param name="path">Headings, outermost first.</param>
    /// <returns>Null where the innermost heading is no clause's, so that nobody could tell what its labels belong to.</returns>
    public static ClauseName? Of(IReadOnlyList<string> path)
    {
        if (path.Count == 0)
        {
            return new("", IsCitedInBrackets: false);
        }

        var innermost = Numbered().Match(path[^1]) is { Success: true } number ? (Kind: "", Text: number.Groups["number"].Value)
            : LabelOf(path[^1]);
        if (innermost is not { } clause)
        {
            // A title alone stands above paragraphs that are numbered through the document.
            return path.Count == 1 ? new("", IsCitedInBrackets: false) : null;
        }

        if (clause.Kind.Length > 0 && !Clauses.Contains(clause.Kind, StringComparer.Ordinal))
        {
            return new(clause.Text, IsCitedInBrackets: false);
        }

        var outer = path.SkipLast(1).Select(LabelOf)
            .LastOrDefault(label => label is { } one && Instruments.Contains(one.Kind, StringComparer.Ordinal));
        return new(outer is { } annex ? $"{annex.Text}, {clause.Text}" : clause.Text, IsCitedInBrackets: true);
    }

    /// <summary>
    /// The headings down to the clause: those of its paragraphs and points ("(a) Fees", "1. Tolls" below an article) left out.
    /// </summary>
    public static IReadOnlyList<string> WithoutPoints(IReadOnlyList<string> path)
    {
        var depth = path.Count;
        while (depth > 0 && (Bracketed().IsMatch(path[depth - 1])
            || (Paragraph().IsMatch(path[depth - 1]) && path.Take(depth - 1).Any(heading => LabelOf(heading) is not null))))
        {
            depth--;
        }

        return depth == path.Count ? path : [.. path.Take(depth)];
    }

    private static (string Kind, string Text)? LabelOf(string heading)
    {
        if (Label().Match(heading) is not { Success: true } label)
        {
            return null;
        }

        var kind = label.Groups["kind"].Value.TrimEnd('.').ToUpperInvariant() switch
        {
            "ART" => "Article",
            "SEC" => "Section",
            var word => word[..1] + word[1..].ToLowerInvariant(),
        };
        return (kind, kind == "§" ? $"§ {label.Groups["number"].Value}" : $"{kind} {label.Groups["number"].Value}");
    }

    [GeneratedRegex(
        @"^(?<kind>Article|Art\.|Section|Sec\.|Clause|Rule|Annex|Appendix|Schedule|Exhibit|Protocol|Part|Chapter|Title|§)"
            + @"\s*(?<number>\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater)|[A-Z])?|[IVXLC]{1,7}|[A-Z])(?![\w-])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:(?<number>\d{1,3}(?:\.\d{1,3})+)[.)]?|(?<number>\d{1,3})[.)])\s+\p{L}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:\((?:[a-z]{1,5}|\d{1,3}|[A-Z])\)|[a-z]\))\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\d{1,3}[.)]\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Paragraph();
}
