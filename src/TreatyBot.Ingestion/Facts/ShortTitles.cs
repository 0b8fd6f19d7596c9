using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Facts;

/// <summary>What a document says that it may be cited as: "This Act may be cited as the Harbour Tolls Act 2011".</summary>
internal static partial class ShortTitles
{
    /// <summary>One document that has more names than these is a list of them.</summary>
    private const int Most = 5;

    /// <summary>In characters: the section on the short title is one of the first.</summary>
    private const int Beginning = 40_000;

    public static IReadOnlyList<string> Find(string text) =>
    [
        .. CitedAs().Matches(text[..Math.Min(text.Length, Beginning)])
            .Select(match => match.Groups["name"].Value.TrimEnd(' ', ','))
            .Distinct(StringComparer.Ordinal)
            .Take(Most),
    ];

    [GeneratedRegex(
        @"\b[Tt]h(?:is|e present) \p{L}+ (?:(?:may|shall) be (?:cited|known|referred to)|is (?:cited|referred to))"
            + @"(?: for all purposes)?(?: as|,? in short,?) (?:the )?[“""‘']?(?<name>\p{Lu}[\w&’'-]*(?: [\w&’'(),-]+){0,9})",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex CitedAs();
}
