using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Ingestion.PlainText;

/// <summary>What single lines of a text say of who wrote it and when it came out.</summary>
internal static partial class PageFacts
{
    private const int LongestStamp = 100;

    /// <summary>
    /// The day in "Posted : 2016-07-26 16:45"; null for a page's clock, a line about an update, or a line with more to it.
    /// </summary>
    public static DateOnly? ParsePublished(string line, DateOnly today) =>
        line.Length <= 120 && Published().Match(line) is { Success: true } match
            ? StrictDate.Parse(match.Groups["date"].Value, today)
            : null;

    /// <summary>The day in a line that is a day and nothing else: no time of day, which clocks show.</summary>
    public static DateOnly? ParseBareDay(string line, DateOnly today) =>
        line.Length <= 40 && !TimeOfDay().IsMatch(line) ? StrictDate.Parse(line, today) : null;

    /// <summary>Whether a line is a date or a time, whatever of.</summary>
    public static bool IsStamp(string line) => line.Length <= LongestStamp && Stamp().IsMatch(line);

    /// <summary>Whether a line says one thing of the document, as the heads of minutes and memos do: "Present: Anna Berg".</summary>
    public static bool IsField(string line) => Field().IsMatch(line);

    /// <summary>Whether a line is a date with a time of day and does not say of what: the page's clock.</summary>
    public static bool IsClock(string line) =>
        line.Length <= 60 && TimeOfDay().IsMatch(line) && Stamp().IsMatch(line) && !Labelled().IsMatch(line);

    /// <summary>The names in "By Jane Doe and John Roe"; null where the line holds anything else.</summary>
    public static string? ParseByline(string line) =>
        line.Length <= 100 && Byline().Match(line) is { Success: true } match ? match.Groups["names"].Value : null;

    /// <summary>The name in "Jane Doe is a research fellow at ...".</summary>
    public static string? ParseBiography(string line) =>
        line.Length <= 600 && Biography().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The name in "Copyright © 2016 Some Paper. All rights reserved."</summary>
    public static string? ParseCopyrightHolder(string line) =>
        line.Length <= 200 && Holder().Match(line) is { Success: true } match ? match.Groups["name"].Value.Trim() : null;

    private const string Name =
        @"(?:\p{Lu}[\p{L}'’.-]*)(?:\s+(?:(?:de|da|del|di|van|von|der|den|bin|al|el|la|le)\s+)*\p{Lu}[\p{L}'’.-]*){1,3}";

    [GeneratedRegex(
        @"^\W*(?:posted|published|date\s+published|publication\s+date|first\s+published|date\s+posted|released|issued)\s*"
            + @"(?:on|at)?\s*[:.–—-]?\s*(?<date>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Published();

    [GeneratedRegex(@"^\W*(?:posted|published|updated|modified|first|last|date|release|issue)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^\p{Lu}[\p{L}. ]{1,24}:\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\d\s*[:h]\s*\d\d\b|\b\d{1,2}\s*[ap]\.?m\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(
        """
        ^\W*
        (?:(?:posted|published|updated|last\s+(?:updated|modified)|modified|first\s+published|date(?:\s+\w+)?|created|issued|released)
          \s*(?:on|at|by)?\s*[:.–—-]?\s*)?
        (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?
        (?: \d{4}[-/.]\d{1,2}[-/.]\d{1,2} | \d{1,2}[-/.]\d{1,2}[-/.]\d{2,4} | \d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}
          | [a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4} | \d{4}\s?年.{2,10}日
          | \d{1,2}\s*:\s*\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)? | \d+\s+(?:second|minute|hour|day|week|month|year)s?\s+ago | yesterday
          | today )
        [\s,|:@–—-]* (?:at\s+)? (?:\d{1,2}\s*[:h]\s*\d{2}(?::\d{2})?)? \s* (?:[ap]\.?m\.?)? \s* (?:[a-z]{2,5}|[+-]\d{2}:?\d{2})? \W* $
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 15_000)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^\W*(?:[Bb]y|BY|[Ww]ritten by|[Aa]uthor\s*:|WRITTEN BY)\s+(?<names>" + Name
        + @"(?:(?:,\s+|\s+and\s+|\s*&\s*|,\s+and\s+)" + Name
        + @")*)(?:\s*[,|/–—-]\s*(?:[\w .]*(?:writer|reporter|correspondent|editor|columnist|contributor|staff)[\w .]*))?\W*$",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Byline();

    [GeneratedRegex(@"^\W*(?<name>" + Name
        + @")(?:,\s+(?:Ph\.?\s?D\.?|M\.?D\.?|J\.?D\.?|Dr\.?|Esq\.?))*,?\s+is\s+(?:an?|the|currently\s+an?|also\s+an?)\s+"
        + @"(?:[\w.’'-]+\s+){0,6}?(?:candidate|professor|fellow|researcher|analyst|journalist|writer|editor|correspondent|reporter"
        + @"|columnist|author|director|lecturer|student|scholar|contributor|historian|economist|freelancer)\b",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Biography();

    [GeneratedRegex(
        @"^\W*(?:[Cc]opyright|COPYRIGHT)?\s*(?:©|\([cC]\))\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?"
            + @"(?<name>(?:The\s+)?\p{Lu}[\p{L}&'’-]*(?:\s+(?:of\s+|the\s+|and\s+|&\s+)?\p{Lu}[\p{L}&'’-]*){0,4})\s*"
            + @"(?:[.,|]|\s+All\b|$)",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Holder();
}
