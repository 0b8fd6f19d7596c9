using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>What a line of a scraped page is, by its own looks.</summary>
internal enum UnitKind
{
    /// <summary>A paragraph of an article.</summary>
    Prose,

    /// <summary>A sentence too short to tell.</summary>
    Sentence,

    /// <summary>A line that is no sentence: a headline, a subheading, a menu entry.</summary>
    Line,

    /// <summary>A list item that is no sentence.</summary>
    Bullet,

    /// <summary>The words under a picture, or who took it.</summary>
    Caption,

    /// <summary>A date or a time, with or without saying of what.</summary>
    Stamp,

    /// <summary>"By ..." and a name.</summary>
    Byline,

    /// <summary>Buttons, sharing, file names, notices: what belongs to the site and not to the article.</summary>
    Furniture,

    /// <summary>The head of a list of other pages.</summary>
    OtherPages,

    /// <summary>What follows is the readers', or the site's small print.</summary>
    End,
}

/// <summary>A line or paragraph of a page, and what it looks like.</summary>
internal sealed record PageUnit(TextUnit Source, UnitKind Kind, bool IsRepeated)
{
    private const int ProseWords = 12;
    private const int ProseLength = 90;
    private const int UnpunctuatedProseLength = 220;
    private const int LongestNotice = 320;

    public string Text => Source.Text;

    public int Words { get; } = Source.Text.AsSpan().Count(' ') + 1;

    public static List<PageUnit> Classify(IReadOnlyList<TextUnit> units)
    {
        var counts = units.GroupBy(unit => unit.Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return [.. units.Select(unit => new PageUnit(unit, KindOf(unit), counts[unit.Text] > 1))];
    }

    private static UnitKind KindOf(TextUnit unit)
    {
        var text = unit.Text;
        var words = text.AsSpan().Count(' ') + 1;
        var closed = TextUnit.EndsSentence(text);
        if (text.Length <= LongestNotice && FurniturePatterns.IsEnd(text))
        {
            return UnitKind.End;
        }

        if (text.Length <= 60 && FurniturePatterns.IsOtherPages(text))
        {
            return UnitKind.OtherPages;
        }

        if (FurniturePatterns.IsFurniture(text))
        {
            return UnitKind.Furniture;
        }

        if (FurniturePatterns.IsCaption(text))
        {
            return UnitKind.Caption;
        }

        if (PageFacts.IsStamp(text))
        {
            return UnitKind.Stamp;
        }

        if (PageFacts.ParseByline(text) is not null)
        {
            return UnitKind.Byline;
        }

        if ((closed && (words >= ProseWords || text.Length >= ProseLength)) || text.Length >= UnpunctuatedProseLength)
        {
            return FurniturePatterns.StartsAsListEntry(text) && !closed ? UnitKind.Line : UnitKind.Prose;
        }

        if (unit.IsBullet && !closed)
        {
            return UnitKind.Bullet;
        }

        return closed && words >= 3 && !text.EndsWith('?') ? UnitKind.Sentence : UnitKind.Line;
    }
}

/// <summary>How the furniture of web sites reads, whoever runs them.</summary>
internal static partial class FurniturePatterns
{
    private const int LongestFurniture = 400;

    public static bool IsFurniture(string text) =>
        text.Length <= LongestFurniture
            && (Interface().IsMatch(text) || FileNames().IsMatch(text) || NoWords().IsMatch(text)
                || (text.Length <= 320 && Notice().IsMatch(text)));

    public static bool IsFileName(string text) => text.Length <= LongestFurniture && FileNames().IsMatch(text);

    public static bool IsInterface(string text) => text.Length <= 60 && Interface().IsMatch(text) && text.Any(char.IsLetter);

    public static bool IsCaption(string text) => text.Length <= 500 && Credit().IsMatch(text);

    public static bool IsOtherPages(string text) => OtherPages().IsMatch(text);

    public static bool IsEnd(string text) => Copyright().IsMatch(text) || Comments().IsMatch(text);

    public static bool IsCopyright(string text) => Copyright().IsMatch(text);

    /// <summary>"1Headline", "12. Headline", "[VIDEO] Headline".</summary>
    public static bool StartsAsListEntry(string text) => ListEntry().IsMatch(text);

    [GeneratedRegex(
        """
        ^[\W_]*(?:
          (?:print|e-?mail|share|save|tweet|pin|like|bookmark|listen|comments?)
            (?:\s+(?:this|the|a|to)\b.{0,30}|\s*(?:preview|version|page|article|story|friendly).*)?
        | print\s*preview.* | font\s*size.* | text\s*size.* | (?:increase|decrease|larger|smaller)\s+(?:font|text).* | a\s?[+-]
        | skip\s+to\b.*
        | (?:share|follow|like|join|find|connect\s+with|watch)\s+(?:us|me|it|this|on|with|via|by)\b.{0,60}
        | share(?:\s+(?:on|this|via|to)\b.{0,40}|\s*:.{0,40})?
        | (?:facebook|twitter|instagram|linkedin|whatsapp|telegram|reddit|pinterest|youtube|tumblr|kakao\w*|weibo|wechat|flipboard|mailto
            |rss(?:\s+\w+)?|link|x|google\s?\+)
          (?:[\s,|/·•]+(?:facebook|twitter|instagram|linkedin|whatsapp|telegram|reddit|pinterest|youtube|email|mail|print|link|rss|x|line))*
        | (?:log|sign)\s?(?:in|out|up|on)\b.{0,40} | register(?:\s+now)? | (?:my\s+)?account | subscri(?:be|ption)s?\b.{0,50}
        | newsletters?\b.{0,40} | get\s+(?:our|the)\s+(?:app|newsletter).* | download\s+(?:our|the)?\s*app.*
        | make\s+\S+(?:\s\S+){0,3}\s+your\s+home\s?page | set\s+as\s+home\s?page | add\s+to\s+favou?rites | home(?:\s?page)?
        | (?:main|all|site)\s+menu | menu | search.{0,20} | close(?:\s+\S+){0,4} | open | toggle\s+.{0,40} | show\s+more | load\s+more
        | view\s+(?:all|more|comments|gallery).{0,30} | see\s+(?:all|more).{0,30}
        | read\s+(?:more|also|next|full\s+story)\b.{0,120} | also\s+read\b.{0,120} | see\s+also\s*:.{0,120} | click\s+here.{0,60}
        | continue\s+reading.{0,60} | next(?:\s+(?:article|story|post|page))? | prev(?:ious)?(?:\s+(?:article|story|post|page))?
        | back\s+to\s+(?:top|home).{0,20} | go\s+to\s+top | top
        | advert(?:isement|ising)s?\b.{0,40} | sponsored\b.{0,40} | ad(?:s)?(?:\s+by\s+\S+)? | promoted\b.{0,30}
        | story\s+continues\s+below.{0,40} | scroll\s+(?:down\s+)?to\s+continue.{0,30}
        | tags?\s*:.{0,200} | filed\s+under\s*:?.{0,120} | categor(?:y|ies)\s*:.{0,120} | topics?\s*:.{0,120} | keywords?\s*:.{0,200}
        | \d+\s+(?:comments?|shares?|views?|likes?|min(?:ute)?s?\s+read) | (?:views?|hits|shares?|comments?)\s*[:(]?\s*\d[\d,.k]*\)?
        | no\s+comments?\s*(?:yet)?
        | (?:about|contact)\s+(?:us|me) | privacy(?:\s+\S+){0,3} | terms(?:\s+(?:of|and|&).{0,30})? | cookie.{0,30} | site\s?map | help
        | faqs? | careers? | advertise(?:\s+with\s+us)? | e-?paper | rss.{0,20} | imprint | disclaimer | accessibility.{0,20}
        | code\s+of\s+ethics | ombudsman
        | tel(?:ephone)?\s*[:.]\s*[\d+(].* | fax\s*[:.]\s*[\d+(].* | powered\s+by\b.{0,40} | copy\s+(?:link|url) | enlarge(?:\s+image)?
        | play\s+video | watch(?:\s+now|\s+live)? | live(?:\s+updates)? | breaking(?:\s+news)? | loading.{0,10} | please\s+wait.{0,10}
        )[\W_]*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 15_000)]
    private static partial Regex Interface();

    [GeneratedRegex(@"^(?:[•*·-]\s*)?(?:\S{1,80}?\.(?:png|jpe?g|gif|svg|webp|ico|bmp)\s*)+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex FileNames();

    [GeneratedRegex(@"^[^\p{L}]{0,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex NoWords();

    [GeneratedRegex(
        """
          \b(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+uses?\s+cookies\b
        | \bby\s+continuing\s+to\s+(?:use|browse)\b
        | \b(?:sign|signing)\s+up\s+(?:for|to)\s+(?:our|the)\b.{0,60}\bnewsletters?\b
        | \bsubscribe\s+to\s+(?:our|the)\b.{0,60}\b(?:newsletter|channel|feed)\b
        | \byou\s+must\s+be\s+logged\s+in\b
        | \bplease\s+(?:enable|turn\s+on)\s+javascript\b
        | \byour\s+browser\s+(?:does\s+not|doesn['’]t)\s+support\b
        | \byour\s+email\s+address\s+will\s+not\s+be\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 15_000)]
    private static partial Regex Notice();

    [GeneratedRegex(
        """
          ^\W*[(\[]\s*(?:photo|image|picture|credit|source\s+photo|file\s+photo|getty|ap\s+photo|reuters)s?\b[^)\]]{0,120}[)\]]
        | [(\[]\s*(?:photo|image|picture|credit|file\s+photo|getty|ap\s+photo|reuters)s?\b[^)\]]{0,120}[)\]]\W*$
        | ^\W*(?:photo(?:graph)?s?|image|picture|credit|caption|courtesy)(?:\s+(?:credit|by|courtesy|source|of))?\s*[:/]
        | ^\W*(?:photo(?:graph)?s?|image|picture)\s+(?:credit|by|courtesy)\b
        | \b(?:getty\s+images|wikimedia\s+commons|afp\s+photo|ap\s+photo|shutterstock|file\s+photo|reuters/\w+)\W*(?:/\s*[\w .]+)?[)\]]?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 15_000)]
    private static partial Regex Credit();

    [GeneratedRegex(
        """
        ^\W*(?:
          top\s+\d+\b.* | top\s+(?:stories|news|headlines|videos|picks)
          | (?:most|more)\s+(?:read|popular|viewed|shared|commented|recent|emailed|stories|news|articles
              |headlines|videos|from|in|on|like\s+this)\b.*
          | related\s*(?:articles?|stories|story|news|posts?|content|links?|topics?|coverage|reading|videos?)?
          | recent(?:ly)?\s+(?:features|posts?|articles?|stories|news|comments|added|published) | latest(?:\s+\S+){0,3}
          | trending\b.{0,30} | popular\b.{0,30} | recommended\b.{0,30}
          | you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested).{0,30} | also\s+(?:on|in|from|of\s+interest)\b.{0,30}
          | editor['’]?s['’]?\s+(?:picks?|choice) | must[\s-]reads? | featured\b.{0,30} | in\s+other\s+news
          | other\s+(?:stories|news|articles)\b.{0,20} | around\s+the\s+web | from\s+the\s+web | what\s+to\s+read\s+next
          | (?:don['’]t|do\s+not)\s+miss.{0,20} | in\s+case\s+you\s+missed.{0,10} | headlines | photo\s+galler(?:y|ies)
        )\W*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 15_000)]
    private static partial Regex OtherPages();

    [GeneratedRegex(
        @"^\W*(?:copyright\b|©|\(c\)\s+\d{4}|all\s+(?:content|rights)\b.{0,60}\breserved|.{0,80}\ball\s+rights\s+reserved\W*$"
            + @"|.{0,60}unauthori[sz]ed\s+(?:reproduction|distribution|redistribution))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Copyright();

    [GeneratedRegex(
        @"^\W*(?:(?:\d+\s+|reader\s+|user\s+|view\s+|post\s+(?:a\s+)?|add\s+(?:a\s+)?|leave\s+a\s+|join\s+the\s+)"
            + @"(?:comments?|reply|conversation|discussion)|comments?(?:\s*\(\d+\)|\s*:)?|what\s+do\s+you\s+think\?.{0,20})\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^(?:\d{1,2}(?:[.)]\s+|\s+|(?=[A-Z\[]))|\[[A-Z ]{3,20}\]\s*)(?=[\p{Lu}\[""'“‘])", RegexOptions.CultureInvariant,
        15_000)]
    private static partial Regex ListEntry();
}
