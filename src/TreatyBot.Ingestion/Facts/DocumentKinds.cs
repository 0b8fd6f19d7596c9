using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Facts;

/// <summary>What a document calls itself and others: "this Policy", "the Harbour Act 2011", "Directive 95/46/EC".</summary>
internal static partial class DocumentKinds
{
    /// <summary>What people call documents, as a pattern.</summary>
    public const string Words =
        "agreement|treaty|pact|accord|convention|protocol|charter|covenant|contract|lease|memorandum|amendment|addendum|annex|appendix"
            + "|act|law|statute|code|constitution|ordinance|decree|order|regulations?|directive|decision|resolution|rules|by-?laws"
            + "|polic(?:y|ies)|guidelines?|guidance|handbook|manual|procedures?|instructions?|circular|notice|standard|specification|plan"
            + "|statement|terms|conditions|tariff|schedule|catalogue|version|edition|revision|release|document|text|paper|report|page|note";

    /// <summary>True for words that name one document: by its number, its date, its version, or as a title is written.</summary>
    public static bool NamesOne(string target) =>
        !Sweeping().IsMatch(target)
        && (Number().IsMatch(target)
            || (Kind().IsMatch(target) && (Year().IsMatch(target) || Titled().IsMatch(target)))
            || Version().IsMatch(target));

    /// <summary>"All prior agreements between the parties" names none.</summary>
    [GeneratedRegex(
        @"^(?:all|any|every|each|some|such|other|previous|prior|earlier|existing|both|this|these|its|their|his|her|it)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sweeping();

    [GeneratedRegex(@"\b\d{1,4}/\d{2,4}(?:/\p{L}+)?\b|\b[Nn]o\.? ?\d+|\b\p{Lu}{2,8}-\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:" + Words + @")s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\b1\d{3}\b|\b20\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    /// <summary>Two words with capitals, or "the Convention on …": "the Minister" alone is nobody's title.</summary>
    [GeneratedRegex(
        @"\p{Lu}[\p{L}\d’'-]+(?: (?:of|on|the|and|for|to|in|\p{Lu}[\p{L}\d’'-]*))* \p{Lu}"
            + @"|\p{Lu}\p{L}+ (?:on|for|concerning|relating to|regarding) \p{L}",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\b(?:version|edition|revision|release) (?:no\.? )?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
