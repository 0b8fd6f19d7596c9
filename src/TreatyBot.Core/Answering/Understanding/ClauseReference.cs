namespace TreatyBot.Core.Answering.Understanding;

/// <summary>A part of a document asked for by its number.</summary>
/// <param name="Labels">The terms of the word before the number, in every way that it is written: <c>articl</c>, <c>art</c>; none where the
/// number alone tells, as that of a version does.</param>
/// <param name="Numbers">The number in every way it may be written, as terms: <c>4</c>, <c>iv</c>, <c>four</c>.</param>
/// <param name="Paragraph">The number of the paragraph inside it that is asked for, as a term: <c>2</c> of "Article 36(2)"; null where none
/// is.</param>
public sealed record ClauseReference(IReadOnlyList<string> Labels, IReadOnlyList<string> Numbers, string? Paragraph = null)
{
    private static readonly string[] ParagraphLabels = ["paragraph", "para"];

    /// <summary>The words that stand before such numbers; those of one row mean the same.</summary>
    private static readonly string[][] Spellings =
    [
        ["article", "art"],
        ["section", "sec"],
        ["chapter", "chap"],
        ["annex", "annexe"],
        ["appendix", "app"],
        ["clause"],
        ["protocol"],
        ["part"],
        ["schedule"],
        ["exhibit"],
        ["item"],
        ["recital"],
        ParagraphLabels,
    ];

    private static readonly Dictionary<string, string[]> SpellingsOf = Spellings
        .SelectMany(row => row.Select(word => (word, row)))
        .ToDictionary(pair => pair.word, pair => pair.row, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a word that stands before such numbers.</summary>
    internal static bool IsLabel(string word) => SpellingsOf.ContainsKey(word);

    /// <summary>True for the label of a part of an article rather than of an article.</summary>
    internal static bool IsParagraphLabel(string word) => ParagraphLabels.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>All ways to write a label, itself among them.</summary>
    internal static IReadOnlyList<string> SpellingsOfLabel(string word) => SpellingsOf[word];
}
