namespace TreatyBot.Core.Documents;

/// <summary>
/// What the text of a document states beside what it is about: what things are called for short, what it is called itself, and how it
/// stands to other documents.
/// </summary>
/// <param name="Abbreviations">What it defines, in the order of the text; at most <see cref="MaxAbbreviations"/>.</param>
/// <param name="ShortNames">What it says that it may be cited as.</param>
/// <param name="Relations">What it says of other documents, in the order of the text; at most <see cref="MaxRelations"/>.</param>
/// <param name="Version">Which version of itself it is, as it says: "3", "2.1"; null where it does not.</param>
/// <param name="VersionDate">The day of that version, of its consolidation or its last change, as it says; null where it does not.</param>
public sealed record DocumentFacts(
    IReadOnlyList<Abbreviation> Abbreviations,
    IReadOnlyList<string> ShortNames,
    IReadOnlyList<StatedRelation> Relations,
    string? Version = null,
    DateOnly? VersionDate = null)
{
    /// <summary>A treaty defines some twenty, an encyclopedic handbook a hundred; a text that defines thousands is a dictionary.</summary>
    public const int MaxAbbreviations = 200;

    /// <summary>A consolidated law names a few dozen acts that have amended it.</summary>
    public const int MaxRelations = 60;

    /// <summary>What a text is in where nothing is told of it.</summary>
    public const string UsualLanguage = "en";

    /// <summary>The languages of the text, in its order; empty where it is in English.</summary>
    public IReadOnlyList<LanguageRun> Languages { get; init; } = [];

    public static DocumentFacts None { get; } = new([], [], []);

    /// <summary>True where nothing is stated.</summary>
    public bool IsEmpty =>
        Abbreviations.Count == 0 && ShortNames.Count == 0 && Relations.Count == 0 && Version is null && VersionDate is null
        && Languages.Count == 0;

    /// <summary>The language that the text begins in: that of the title too.</summary>
    public string MainLanguage => Languages.Count == 0 ? UsualLanguage : Languages[0].Code;

    /// <summary>The language of what stands at a place of the text.</summary>
    public string LanguageAt(int place)
    {
        var code = MainLanguage;
        foreach (var run in Languages)
        {
            if (run.Start > place)
            {
                break;
            }

            code = run.Code;
        }

        return code;
    }
}
