using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering;

/// <summary>An article that was asked for by its number, of a document that has none of that number.</summary>
/// <param name="ReadingId">The reading that was looked through.</param>
/// <param name="Document">The document.</param>
/// <param name="Asked">What was asked for, as the document would call it: "Article 84".</param>
/// <param name="Last">The last one that there is: "Article 42".</param>
public sealed record AbsentClause(long ReadingId, Document Document, string Asked, string Last)
{
    /// <summary>A document with fewer of a kind is not made up of them.</summary>
    private const int FewestOfKind = 2;

    /// <param name="asked">What was asked for.</param>
    /// <param name="reading">The document.</param>
    /// <returns>Null where the document has it, or is not made up of such parts.</returns>
    internal static AbsentClause? Find(ClauseReference asked, Reading reading)
    {
        var found = new List<string>();
        string? label = null;
        foreach (var heading in reading.Passages.SelectMany(passage => passage.HeadingPath).Distinct(StringComparer.Ordinal))
        {
            var tokens = Tokenizer.Tokenize(heading);
            if (tokens.Count < 2 || !asked.Labels.Contains(tokens[0].Term, StringComparer.Ordinal)
                || !ClauseNumber.TryParse(heading[tokens[1].Start..tokens[1].End], out _))
            {
                continue;
            }

            if (asked.Numbers.Contains(tokens[1].Term, StringComparer.Ordinal))
            {
                return null;
            }

            label ??= Capitalized(heading[tokens[0].Start..tokens[0].End]);
            found.Add(heading[tokens[1].Start..tokens[1].End]);
        }

        // A number put in between, as "4 bis", is not counted; and "2.1" may be a paragraph of "Section 2" that no heading bears.
        return found.Count >= FewestOfKind && asked.Suffix is null && !asked.Numbers[0].Contains('.', StringComparison.Ordinal)
            ? new AbsentClause(
                reading.Id, reading.Document, $"{label} {ClauseNumber.Write(asked.Numbers, found[^1])}", $"{label} {found[^1]}")
            : null;
    }

    /// <summary>"ANNEX" in a heading is "Annex" in a sentence.</summary>
    private static string Capitalized(string label) => char.ToUpperInvariant(label[0]) + label[1..].ToLowerInvariant();
}
