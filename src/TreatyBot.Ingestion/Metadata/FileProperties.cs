using System.Globalization;
using System.Text.RegularExpressions;
using TreatyBot.Core.Documents;

namespace TreatyBot.Ingestion.Metadata;

/// <summary>
/// What programs write into a file beside its text, as far as it is sane: they fill in file names, their users' log-in names, and the day
/// on which a copy was made.
/// </summary>
internal static partial class FileProperties
{
    private static readonly string[] NoAuthors =
        ["administrator", "admin", "user", "owner", "unknown", "anonymous", "author", "root", "default", "none", "microsoft office user",
            "windows user"];

    private static readonly string[] DayForms = ["d MMMM yyyy", "MMMM d, yyyy", "MMMM d yyyy", "yyyy-MM-dd", "d MMM yyyy"];

    /// <param name="title">As the file states it.</param>
    /// <param name="author">As the file states it.</param>
    /// <param name="made">The day on which the file was made.</param>
    /// <param name="beginning">The text of its first page: a day that it states too is no clock's.</param>
    public static DocumentMetadata Of(string? title, string? author, DateOnly? made, string beginning) => new(
        Title: MetadataLayers.Line(title) is { } line && IsTitle(line) ? line : null,
        Author: MetadataLayers.Line(author) is { } name && IsAuthor(name) ? name : null,
        Published: made is { } day && States(beginning, day) ? day : null);

    private static bool IsTitle(string title) => title.Count(char.IsLetter) >= 2 && !NoTitle().IsMatch(title);

    private static bool IsAuthor(string author) =>
        author.Count(char.IsLetter) >= 2 && !NoAuthors.Contains(author, StringComparer.OrdinalIgnoreCase) && !author.Contains('\\')
        && !NoTitle().IsMatch(author)
        && (author.Contains(' ') || char.IsUpper(author[0]));

    private static bool States(string text, DateOnly day) =>
        DayForms.Any(form => text.Contains(day.ToString(form, CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"\.(?:docx?|pdf|xlsx?|pptx?|od[tsp]|rtf|txt|html?|indd|tex|dvi|ps|qxd|tmp)\s*$"
            + @"|^(?:untitled|title|document\d*|dokument\d*|presentation\d*|powerpoint\s+presentation"
            + @"|slide\s*\d*|new\s+document|no\s+title|print(?:ing)?)\s*$"
            + @"|^microsoft\s+\w+\s+-|[\\/]\w+[\\/]|^\W*$|^https?://",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 15_000)]
    private static partial Regex NoTitle();
}
