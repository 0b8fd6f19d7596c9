using System.Text.RegularExpressions;
using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Ingestion.Facts;

/// <summary>Days that a sentence states whole.</summary>
internal static partial class FullDates
{
    public static DateOnly? FirstIn(string words) =>
        Day().Matches(words).Select(day => StrictDate.Parse(day.Value, Latest)).FirstOrDefault(day => day is not null);

    /// <summary>Laws state days to come.</summary>
    private static DateOnly Latest { get; } = new(9999, 1, 1);

    [GeneratedRegex(
        @"\b(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{Lu}\p{Ll}{2,8}\.?,? \d{4}|\p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
            + @"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})\b",
        RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex Day();
}
