using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>
/// Finds what a document states of others: in its title ("Protocol amending the Convention on X"), in the lines at its head ("Replaces:
/// Travel policy 2021"), and in sentences that speak of the document itself ("This Act repeals …") or act on another one ("Directive
/// 95/46/EC is repealed"). A document that is only mentioned stands in no relation to it.
/// </summary>
internal static class RelationFinder
{
    /// <summary>In characters: how far title page, preamble and the lines of a head reach.</summary>
    private const int Head = 4000;

    private const int LongestTarget = 300;

    /// <param name="title">The document's title; null where none is known.</param>
    /// <param name="text">The text of the reading.</param>
    /// <param name="stated">What front matter or the like states in so many words.</param>
    public static IReadOnlyList<StatedRelation> Find(string? title, string text, IReadOnlyList<StatedRelation> stated)
    {
        var head = text[..Math.Min(text.Length, Head)];
        return Join(stated
            .Concat(title is null ? [] : TitleRelations.In(title))
            .Concat(HeadLines.RelationsIn(head))
            .Concat(SentenceRelations.InPreamble(head))
            .Concat(SentenceRelations.In(text)));
    }

    /// <summary>Each relation once, the first that states it, and no more than a document can have.</summary>
    public static IReadOnlyList<StatedRelation> Join(IEnumerable<StatedRelation> relations)
    {
        var found = new List<StatedRelation>();
        foreach (var relation in relations)
        {
            if (found.Count == DocumentFacts.MaxRelations)
            {
                break;
            }

            if (relation.Target.Length is > 1 and <= LongestTarget
                && !found.Exists(known => known.Kind == relation.Kind && SaysTheSame(known.Target, relation.Target)))
            {
                found.Add(relation);
            }
        }

        return found;
    }

    private static bool SaysTheSame(string one, string other) =>
        one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase);
}
