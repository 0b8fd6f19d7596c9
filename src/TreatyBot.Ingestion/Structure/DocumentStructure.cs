using TreatyBot.Ingestion.Readers;

namespace TreatyBot.Ingestion.Structure;

/// <summary>
/// Finds the structure that a document shows by its words and not by its format: clauses by their labels, questions with their answers. All
/// formats pass here, once, as blocks. No word is added to a text or lost; blocks are cut, joined, and told to be headings.
/// </summary>
internal static class DocumentStructure
{
    /// <summary>A version of these rules; it is part of what a reading is known by.</summary>
    public const string Version = "3";

    public static IReadOnlyList<Block> Find(IReadOnlyList<Block> blocks)
    {
        var found = QuestionsAndAnswers.Find(NumberedHeadings.Find(ClauseSequences.Find(blocks)));
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] is Paragraph { Label: null } paragraph && ClauseLabels.RunIn(paragraph.Text) is { } label)
            {
                found[i] = paragraph with { Label = label };
            }
        }

        return found;
    }
}
