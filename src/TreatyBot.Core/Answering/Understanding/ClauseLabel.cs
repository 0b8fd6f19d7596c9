using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>A word that stands before the number of a part of a document.</summary>
/// <param name="Spellings">The ways to write it.</param>
/// <param name="Traits">What such parts are like.</param>
internal sealed record ClauseLabel(string[] Spellings, ClauseLabelTraits Traits = ClauseLabelTraits.None)
{
    private static readonly ClauseLabel[] All =
    [
        new(["article", "art"], ClauseLabelTraits.HasTopic),
        new(["section", "sec"], ClauseLabelTraits.MayLackLabel | ClauseLabelTraits.HasTopic),
        new(["chapter", "chap"], ClauseLabelTraits.MayLackLabel | ClauseLabelTraits.HasTopic),
        new(["annex", "annexe"], ClauseLabelTraits.HasLetter | ClauseLabelTraits.HasTopic),
        new(["appendix", "app"], ClauseLabelTraits.HasLetter | ClauseLabelTraits.HasTopic),
        new(["clause"], ClauseLabelTraits.MayLackLabel | ClauseLabelTraits.HasTopic),
        new(["protocol"]),
        new(["part"], ClauseLabelTraits.HasLetter | ClauseLabelTraits.HasTopic),
        new(["schedule"], ClauseLabelTraits.HasLetter),
        new(["exhibit"], ClauseLabelTraits.HasLetter),
        new(["item"], ClauseLabelTraits.MayLackLabel),
        new(["rule"]),
        new(["recital"], ClauseLabelTraits.IsItem),
        new(["paragraph", "para"], ClauseLabelTraits.IsInner | ClauseLabelTraits.MayLackLabel | ClauseLabelTraits.HasTopic),
    ];

    /// <summary>They stand before numbers in questions, and are words of their own everywhere else.</summary>
    private static readonly ClauseLabel[] InQuestions =
    [
        new(["point", "subparagraph", "letter"], ClauseLabelTraits.IsInner | ClauseLabelTraits.HasLetter),
    ];

    private static readonly Dictionary<string, ClauseLabel> BySpelling = Index(All);
    private static readonly Dictionary<string, ClauseLabel> ByTermInQuestion = All.Concat(InQuestions)
        .SelectMany(label => label.Spellings.Select(spelling => (Term: Tokenizer.TermOf(spelling), label)))
        .DistinctBy(pair => pair.Term)
        .ToDictionary(pair => pair.Term, pair => pair.label, StringComparer.Ordinal);

    /// <summary>"§ 4": whatever the document calls it.</summary>
    public static ClauseLabel SectionSign { get; } = new(["section", "sec", "clause", "paragraph"], ClauseLabelTraits.MayLackLabel);

    /// <summary>The label as terms.</summary>
    public IReadOnlyList<string> Terms { get; } = [.. Spellings.Select(spelling => Tokenizer.TermOf(spelling))];

    /// <summary>The words that stand before such numbers.</summary>
    public static IEnumerable<string> Words => BySpelling.Keys;

    /// <summary>True for a word that stands before such numbers.</summary>
    public static bool Contains(string word) => BySpelling.ContainsKey(word);

    /// <summary>The label that a word of a question is, singular or plural; null for none.</summary>
    /// <param name="term">The word's term.</param>
    public static ClauseLabel? Find(string term) => ByTermInQuestion.GetValueOrDefault(term);

    public bool Has(ClauseLabelTraits traits) => (Traits & traits) == traits;

    private static Dictionary<string, ClauseLabel> Index(ClauseLabel[] labels) => labels
        .SelectMany(label => label.Spellings.Select(spelling => (spelling, label)))
        .ToDictionary(pair => pair.spelling, pair => pair.label, StringComparer.OrdinalIgnoreCase);
}
