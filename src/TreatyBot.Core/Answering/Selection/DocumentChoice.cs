namespace TreatyBot.Core.Answering.Selection;

/// <summary>Which documents a question means.</summary>
/// <param name="Scores">By document: the share of the question's names that it bears. Empty where the question names none.</param>
/// <param name="Naming">Which concepts of the question can name documents, by their place in it.</param>
/// <param name="Deciding">Which of these decide: all of them, or where an agreement is called by its name, that name.</param>
internal sealed record DocumentChoice(IReadOnlyDictionary<long, double> Scores, IReadOnlySet<int> Naming, IReadOnlySet<int> Deciding)
{
    /// <summary>From here on a document counts as meant.</summary>
    public const double Meant = 0.5;

    /// <summary>The one document that is spoken of already.</summary>
    public static DocumentChoice Of(long document) =>
        new(new Dictionary<long, double> { [document] = 1 }, new HashSet<int>(), new HashSet<int>());

    /// <summary>True where any document may be meant: none is named, and none is spoken of.</summary>
    public bool IsOfAny => Naming.Count == 0 && Scores.Count == 0;

    /// <summary>
    /// Documents that bear nearly as much as the best are looked through beside it; one that is to be called the best must come closer.
    /// </summary>
    private const double NearlyBest = 0.9;
    private const double CloseToBest = 0.95;

    /// <summary>The greatest share that any document bears; 0 where none bears any.</summary>
    public double Best { get; } = Scores.Count > 0 ? Scores.Values.Max() : 0;

    /// <summary>True where no document bears the names clearly better, and this one bears enough of them.</summary>
    public bool IsBest(long documentId) => Scores.GetValueOrDefault(documentId) is >= Meant and var score && score >= Best * CloseToBest;

    /// <summary>
    /// The documents that bear the names best, where they bear enough of them; at most <paramref name="most"/>, else none: the names pick
    /// nothing.
    /// </summary>
    public IReadOnlySet<long> Chosen(int most)
    {
        var chosen = Best >= Meant ? Scores.Where(score => score.Value >= Best * NearlyBest).Select(score => score.Key).ToHashSet() : [];
        return chosen.Count <= most ? chosen : new HashSet<long>();
    }
}
