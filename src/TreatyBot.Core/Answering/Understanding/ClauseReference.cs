namespace TreatyBot.Core.Answering.Understanding;

/// <summary>A part of a document asked for by its number.</summary>
/// <param name="Labels">The terms of the word before the number, in every way that it is written: <c>articl</c>, <c>art</c>; none where the
/// number alone tells, as that of a version does.</param>
/// <param name="Numbers">The number in every way it may be written, as terms: <c>4</c>, <c>iv</c>, <c>four</c>; of a range those of all its
/// numbers.</param>
/// <param name="Paragraph">The number or letter of the paragraph inside it that is asked for, as a term: <c>2</c> of "Article 36(2)"; null
/// where none is.</param>
public sealed record ClauseReference(IReadOnlyList<string> Labels, IReadOnlyList<string> Numbers, string? Paragraph = null)
{
    /// <summary>The number as the question writes it, as a term: between "Article 5" and "Article V" the like one is meant.</summary>
    public string? Written { get; init; }

    /// <summary>The "bis" of "Article IV bis", as a term; null where there is none: then an article with one is another article.</summary>
    public string? Suffix { get; init; }

    /// <summary>True where headings may bear the number without the label: "2.1 Trains" is "section 2.1".</summary>
    public bool MayLackLabel { get; init; }

    /// <summary>True where "(12)" before a paragraph may be the number: recitals have no headings.</summary>
    public bool MayBeItem { get; init; }

    /// <summary>True where it is a number of a place only if a heading bears it: "what was fixed in 3.0?".</summary>
    public bool IsTentative { get; init; }

    /// <summary>True where the newest of all versions is asked for; it has no number yet.</summary>
    public bool IsNewestVersion { get; init; }

    /// <summary>What is meant where no heading bears the number: paragraph 2 of Article 17 for "17.2"; null for nothing else.</summary>
    public ClauseReference? Otherwise { get; init; }

    /// <summary>True for a word that stands before such numbers.</summary>
    internal static bool IsLabel(string word) => ClauseLabel.Contains(word);
}
