using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Judging;

/// <summary>Finds who says what is quoted, where the text names somebody.</summary>
internal static partial class Speaker
{
    /// <returns>The name as the text gives it, with a title before it; null where none is named.</returns>
    public static string? In(string quote)
    {
        // "Item: Anchor · Price: 240" is a row of a table: what stands before its colons are the heads of the columns.
        if (quote.Contains(TableRow.BetweenCells, StringComparison.Ordinal)
            && quote.Contains(TableRow.BehindHead, StringComparison.Ordinal))
        {
            return null;
        }

        var match = SaidBy().Match(quote);
        if (!match.Success)
        {
            match = Says().Match(quote);
        }

        return match.Success && !NoName().IsMatch(match.Groups["name"].Value) ? match.Groups["name"].Value : null;
    }

    private const string Name =
        @"(?<name>(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? |(?:[Pp]rofessor|[Pp]resident|[Mm]inister|[Ss]ecretary|[Ss]enator|[Aa]mbassador|[Jj]udge"
            + @"|[Dd]irector|[Ss]pokes(?:man|woman|person)) )*"
        + @"\p{Lu}[\p{L}'’-]+(?: (?:de |del |van |von |bin |al-)?\p{Lu}[\p{L}.'’-]+){0,3})";

    private const string Verbs =
        "said|says|stated|states|added|adds|told|wrote|writes|warned|warns|argued|argues|noted|notes|explained|explains|replied"
            + "|insisted|insists|announced";

    [GeneratedRegex(@"[”""»’,] (?:" + Verbs + @") " + Name + @"|\baccording to " + Name, RegexOptions.ExplicitCapture, 15_000)]
    private static partial Regex SaidBy();

    [GeneratedRegex(
        Name
            + @"(?:, [^,“""]{1,80},)? (?:tersely |later |also |then )?(?:"
            + Verbs
            + @")\b(?: (?!that\b)[^“"":,]{1,60})?(?:[,:] ?[“""«‘]| that\b|: )|^"
            + Name
            + @": (?!(?:Mr|Mrs|Ms|Dr|Prof)\b|\p{Lu}[\p{L}'’-]+ \p{Lu})",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex Says();

    [GeneratedRegex(
        @"^(?:The|A|An|It|He|She|They|This|That|These|Those|Article|Section|Chapter|Treaty|Agreement|Party|Parties|In|On|At|But|And|Some"
            + @"|Most|Many|Note|Question|Answer"
            + @"|Present|Absent|Apologies|Witnesses|Agenda|Date|Place|Subject|Example|Warning|Important|Done)\b",
        RegexOptions.ExplicitCapture,
        15_000)]
    private static partial Regex NoName();
}
