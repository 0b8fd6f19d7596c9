using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>The words by which one document names another, cut out of the sentence around them.</summary>
internal static partial class RelationTarget
{
    /// <summary>A relation to what the words name; null where they name no single document.</summary>
    /// <param name="kind">What stands between the two.</param>
    /// <param name="words">From the first word of the name on; what follows it is cut off.</param>
    public static StatedRelation? Read(RelationKind kind, string words)
    {
        var end = End().Match(words) is { Success: true } stop ? stop.Index : words.Length;
        var whole = Provision().Replace(words[..end], "");
        var target = Article().Replace(whole, "").Trim(' ', ',', '.', ';', ':', '"', '“', '”', '(', ')');
        return DocumentKinds.NamesOne(target) ? new(kind, target, DateIn(whole)) : null;
    }

    /// <summary>The first day that is stated whole.</summary>
    public static DateOnly? DateIn(string words) => FullDates.FirstIn(words);

    /// <summary>What ends a name in a sentence. Commas stand in names too ("Act, 2011"), and those before a small word do not.</summary>
    [GeneratedRegex(
        @"[.;:](?=\s|$)(?<!\b(?:No|no|Nr|Art|art|Ltd|Inc|St|Dr)\.)|\n"
            + @"|,? (?:with effect|as (?:from|of)|in (?:so far|accordance|respect|its entirety)|to the extent|effective|which|that|who"
            + @"|whereby|hereby|shall|will|is|are|was|were|has|have|from \d|on \d|since|and (?:amending|repealing|replacing|supplementing)"
            + @"|and (?:hereby )?(?:amends|replaces|repeals|supersedes|shall|is|are|enters|applies|takes|sets|lays))\b"
            + @"|, (?=\p{Ll}(?!f\b))|\(Text with|\(recast|\(codif",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex End();

    /// <summary>"Article 5 of the Act" is of the Act.</summary>
    [GeneratedRegex(
        @"^(?:the )?(?:provisions? of )?(?:(?:articles?|sections?|paragraphs?|clauses?|rules?|parts?|chapters?|annex(?:es)?|schedules?"
            + @"|points?|items?|§§?)\s[\w().,\s-]{1,60}?\sof\s)+(?:annex \w+ (?:to|of) )?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Provision();

    [GeneratedRegex(@"^(?:the|an?|our|its|both)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Article();
}
