using System.Runtime.CompilerServices;
using TreatyBot.Core.Documents;

namespace TreatyBot.Core.Answering.Relations;

/// <summary>
/// How the documents of a catalogue stand to one another: what each states of others, found among the documents of its own collection and
/// turned round for those. Another catalogue has others: what comes or goes is found or lost with it.
/// </summary>
public sealed class DocumentRelations
{
    /// <summary>A longer chain of replacements is followed no further.</summary>
    private const int MaxChain = 10;

    private static readonly ConditionalWeakTable<Catalogue, DocumentRelations> OfCatalogues = [];

    private readonly Dictionary<long, List<DocumentRelation>> _byDocument = [];

    private DocumentRelations(Catalogue catalogue)
    {
        foreach (var collection in catalogue.Entries.GroupBy(entry => entry.Document.Collection, StringComparer.Ordinal))
        {
            var stating = collection.Where(entry => entry.Facts.Relations.Count > 0).OrderBy(entry => entry.Document.Id).ToList();
            if (stating.Count == 0)
            {
                continue;
            }

            var targets = new RelationTargets([.. collection.OrderBy(entry => entry.Document.Id)]);
            foreach (var entry in stating)
            {
                foreach (var stated in entry.Facts.Relations)
                {
                    Add(entry, stated, targets.Find(stated, entry));
                }
            }
        }
    }

    /// <summary>Those of a catalogue; made once for each, when they are asked for.</summary>
    public static DocumentRelations Of(Catalogue catalogue) => OfCatalogues.GetValue(catalogue, static made => new DocumentRelations(made));

    /// <summary>All that is known of how a document stands to others, what it says itself first.</summary>
    public IReadOnlyList<DocumentRelation> Find(long documentId) => _byDocument.GetValueOrDefault(documentId, []);

    /// <summary>
    /// What has taken a document's place or changed it: replacements and repeals before amendments, of each the newest first; none where
    /// two documents each claim to have replaced the other.
    /// </summary>
    public IReadOnlyList<DocumentRelation> FindLater(long documentId) =>
    [
        .. Find(documentId)
            .Where(relation => relation.IsByLater && !IsMutual(documentId, relation))
            .OrderBy(relation => relation.Kind is RelationKind.ReplacedBy or RelationKind.RepealedBy ? 0 : 1)
            .ThenByDescending(relation => relation.Other is not null)
            .ThenByDescending(relation => relation.Date ?? DateOnly.MinValue),
    ];

    /// <summary>
    /// The documents that speak in a document's place, the newest first: what has replaced it, what has replaced that, and so on.
    /// </summary>
    public IReadOnlyList<(DocumentRelation Relation, CatalogueEntry Entry)> FindSuccessors(long documentId)
    {
        var found = new List<(DocumentRelation, CatalogueEntry)>();
        var seen = new HashSet<long> { documentId };
        Follow(documentId, MaxChain);
        found.Reverse();
        return found;

        void Follow(long from, int left)
        {
            foreach (var relation in FindLater(from).Reverse())
            {
                if (left > 0 && relation.Other is { } other && seen.Add(other.Document.Id))
                {
                    found.Add((relation, other));
                    Follow(other.Document.Id, left - 1);
                }
            }
        }
    }

    /// <summary>The documents that a document speaks in the place of: what it has replaced or changed, what that has, and so on.</summary>
    public IReadOnlyList<CatalogueEntry> FindPredecessors(long documentId)
    {
        var found = new List<CatalogueEntry>();
        var seen = new HashSet<long> { documentId };
        Follow(documentId, MaxChain);
        return found;

        void Follow(long from, int left)
        {
            foreach (var relation in Find(from).Where(relation => relation.IsOfEarlier))
            {
                if (left > 0 && relation.Other is { } other && !IsMutual(from, relation) && seen.Add(other.Document.Id))
                {
                    found.Add(other);
                    Follow(other.Document.Id, left - 1);
                }
            }
        }
    }

    private void Add(CatalogueEntry entry, StatedRelation stated, IReadOnlyList<CatalogueEntry> others)
    {
        var isByLater = DocumentRelation.IsLater(stated.Kind);
        var sound = others.Where(other => isByLater ? !IsOlder(other, entry) : !IsOlder(entry, other)).ToList();
        if (sound.Count == 0)
        {
            Note(entry, new(stated.Kind, stated.Target, isByLater ? stated.Date : RelationTargets.DateOf(entry), null));
        }

        foreach (var other in sound)
        {
            // The day of a change is that of the later document; a date in the name of an earlier one is not.
            var date = isByLater ? stated.Date ?? RelationTargets.DateOf(other) : RelationTargets.DateOf(entry);
            Note(entry, new(stated.Kind, other.Document.DisplayTitle, date, other));
            Note(other, new(DocumentRelation.Inverse(stated.Kind), entry.Document.DisplayTitle, date, entry));
        }
    }

    /// <summary>Both say the same of one another more often than not; it is known once.</summary>
    private void Note(CatalogueEntry entry, DocumentRelation relation)
    {
        if (!_byDocument.TryGetValue(entry.Document.Id, out var relations))
        {
            _byDocument[entry.Document.Id] = relations = [];
        }

        if (!relations.Exists(known => known.Kind == relation.Kind && known.Other?.Document.Id == relation.Other?.Document.Id
            && (relation.Other is not null || string.Equals(known.Name, relation.Name, StringComparison.OrdinalIgnoreCase))))
        {
            relations.Add(relation);
        }
    }

    /// <summary>True where each of the two claims to have the later word.</summary>
    private bool IsMutual(long documentId, DocumentRelation relation) =>
        relation.Other is { } other
        && Find(documentId).Where(known => known.Other?.Document.Id == other.Document.Id).ToList() is var between
        && between.Exists(known => known.IsByLater)
        && between.Exists(known => known.IsOfEarlier);

    /// <summary>What is older has replaced nothing.</summary>
    private static bool IsOlder(CatalogueEntry later, CatalogueEntry earlier) =>
        RelationTargets.DayOf(later) is { } one && RelationTargets.DayOf(earlier) is { } other && one.Year < other.Year;
}
