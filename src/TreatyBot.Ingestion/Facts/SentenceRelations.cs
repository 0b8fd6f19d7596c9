using System.Buffers;
using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Facts;

/// <summary>What sentences of a text do to other documents, or say of what was done to this one.</summary>
internal static partial class SentenceRelations
{
    /// <summary>In characters, on either side of the verb.</summary>
    private const int Reach = 300;
    private const int LongestLine = 2000;

    private static readonly SearchValues<string> Stems = SearchValues.Create(
        ["amend", "modif", "revis", "replac", "supersed", "substitut", "repeal", "revok", "rescind", "cancel", "delet", "suppl", "complem",
            "cease", "no longer"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>"DESIRING to amend the Convention on X", "the Parties agree to replace the Agreement of 2001".</summary>
    public static IEnumerable<StatedRelation> InPreamble(string head) =>
        Wish().Matches(head)
            .Select(match => RelationTarget.Read(RelationVerbs.KindOf(match.Groups["verb"].Value), match.Groups["target"].Value))
            .OfType<StatedRelation>();

    /// <summary>Looks at the lines that hold one of the verbs, each once.</summary>
    public static IEnumerable<StatedRelation> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var verb = text.AsSpan(at).IndexOfAny(Stems);
            if (verb < 0)
            {
                yield break;
            }

            var start = Math.Max(text.AsSpan(0, at + verb).LastIndexOf('\n') + 1, Math.Max(at, at + verb - LongestLine));
            var length = text.AsSpan(at + verb).IndexOf('\n');
            var end = Math.Min(length < 0 ? text.Length : at + verb + length, at + verb + LongestLine);
            foreach (var relation in InLine(text[start..end]))
            {
                yield return relation;
            }

            at = end + 1;
        }
    }

    private static IEnumerable<StatedRelation> InLine(string text)
    {
        foreach (Match match in Active().Matches(text))
        {
            foreach (var relation in Read(RelationVerbs.KindOf(match.Groups["verb"].Value), match.Groups["target"].Value))
            {
                yield return relation;
            }
        }

        foreach (Match match in Passive().Matches(text))
        {
            foreach (var relation in Read(RelationVerbs.KindOf(match.Groups["verb"].Value, isPassive: true), match.Groups["target"].Value))
            {
                yield return relation;
            }
        }

        foreach (Match match in Done().Matches(text))
        {
            var verb = match.Groups["verb"].Value;
            var subject = SubjectOf(text, match.Index);
            if (Condition().IsMatch(subject))
            {
                continue;
            }

            var ends = match.Groups["ends"].Success;
            var kind = WordsReplaced().IsMatch(subject) || Provision().IsMatch(subject) ? RelationKind.Amends
                : ends ? RelationKind.Repeals
                : RelationVerbs.KindOf(verb);
            var words = WordsReplaced().Match(subject) is { Success: true } place ? place.Groups["target"].Value : subject;
            foreach (var relation in Read(kind, words))
            {
                yield return relation;
            }
        }
    }

    /// <summary>The words of the sentence before its verb, without the day that may open it.</summary>
    private static string SubjectOf(string text, int verb)
    {
        var start = Math.Max(0, verb - Reach);
        var before = text[start..verb];
        var stop = SentenceEnd().Matches(before) is { Count: > 0 } ends ? ends[^1].Index + ends[^1].Length : 0;
        return OpeningDay().Replace(Numbering().Replace(before[stop..].Trim(), ""), "");
    }

    private static IEnumerable<StatedRelation> Read(RelationKind kind, string words) =>
        RelationTarget.Read(kind, words) is { } relation ? [relation] : [];

    /// <summary>"Nothing in this Treaty modifies": it is not the treaty that does.</summary>
    private const string This =
        @"(?<!\b(?:in|of|by|to|under|with|from|for) )\b[Tt]h(?:is|ese|e present) (?:\p{L}+ ){0,2}(?:" + DocumentKinds.Words + @")s?\b";

    [GeneratedRegex(
        This + @",? (?:which |that )?(?:also |hereby |therefore |entirely |fully |wholly )*"
            + "(?:(?:amends?|replaces?|repeals?|supersedes?) and )?"
            + "(?<verb>" + RelationVerbs.Present + "|" + RelationVerbs.Infinitive + @") (?<target>[^\n]{3,300})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Active();

    [GeneratedRegex(
        This + @",? (?:(?:is|was|has been|have been|were|are|hereby|last|since|now|subsequently) )+(?<verb>" + RelationVerbs.Past
            + @")(?: and (?:replaced|restated|repealed))?(?: (?:on|in|with effect from) [^,.;\n]{4,30}?)? by (?<target>[^\n]{3,300})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Passive();

    /// <summary>
    /// The act itself: "is hereby repealed", "is amended as follows", "is repealed with effect from", "shall cease to have effect". What
    /// "may be amended" is not, what "was amended in 1994" was so by another document, and what ceases to apply to somebody goes on for
    /// others.
    /// </summary>
    [GeneratedRegex(
        @" (?:is|are|shall be)(?<hereby> hereby)? (?<verb>amended|repealed|revoked|replaced|superseded|rescinded|cancelled|substituted"
            + @"|deleted)(?: and replaced)?(?(hereby)|(?: (?:as follows|with effect|as from|by (?:this|the present|the following|[“""‘])"
            + @"|on (?:the )?\d|from \d)|\.(?=\s|$)))"
            + @"|(?<ends>,? (?:(?:shall )?(?:hereby )?ceases? to (?:have (?:any )?(?:legal )?effect|apply|be (?:in force|in effect|valid))"
            + @"|(?:shall )?no longer (?:appl(?:y|ies)|ha(?:s|ve) (?:any )?effect)"
            + @"|(?:is|are|shall be) no longer (?:in force|in effect|valid|applicable)))\b"
            + @"(?! (?:to|for|between|as between|where|if|when|unless|until|in (?:respect|relation)|within|outside|during)\b)",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Done();

    [GeneratedRegex(
        @"\b(?:desir(?:ing|ous)|wish(?:ing|es)?|agree(?:d|ing)?|decided?|resolved?|intend(?:ing)?|purpose of this \p{L}+ is|necessary"
            + @"|appropriate)(?: of| it| hereby| therefore)*(?: to)? (?<verb>" + RelationVerbs.Infinitive + "|" + RelationVerbs.Participle
            + @") (?:and (?:restate|supplement|replace) )?(?<target>[^\n]{3,300})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex Wish();

    /// <summary>"In Article 5 of the Harbour Act 2011, the words “six months”".</summary>
    [GeneratedRegex(
        @"\bIn (?:[\w().,§\s-]{1,80}? of )?(?<target>the [^,“""]{5,200}),"
            + @" (?:the (?:words?|figures?|sentence|phrase|following)|for the words)",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex WordsReplaced();

    /// <summary>What would be so is not.</summary>
    [GeneratedRegex(
        @"^(?:if|where|unless|when|until|once|as|whether|that|should)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"^(?:the )?(?:articles?|sections?|paragraphs?|clauses?|rules?|parts?|chapters?|annex(?:es)?|schedules?|points?|§§?)\s",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Provision();

    [GeneratedRegex(@"\n|(?<!\b(?:No|no|Nr|Art|art|Ltd|Inc|St|Dr))[.;:]\s", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    /// <summary>"From 1 May 2024 the Travel Policy 2021".</summary>
    [GeneratedRegex(@"^(?:on|from|as (?:of|from)|with effect from|upon|since) [^,]{3,60}?,? (?=(?:the|our) \p{Lu})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 15_000)]
    private static partial Regex OpeningDay();

    [GeneratedRegex(@"^(?:\(?\w{1,4}[.)]\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();
}
