using System.Text.RegularExpressions;

namespace TreatyBot.Ingestion.Mail;

/// <summary>What the sender of a mail wrote: without what he quotes below it and without his signature.</summary>
internal static partial class MailText
{
    public static string WithoutQuotes(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var tail = Enumerable.Range(0, lines.Count).FirstOrDefault(i => BeginsTail(lines, i), lines.Count);

        // A mail that is nothing but a tail was forwarded: then the tail is what it says.
        var own = lines.Take(tail).Any(line => line.Any(char.IsLetterOrDigit)) ? lines.Take(tail) : lines;
        return string.Join('\n', own.Where(line => !line.TrimStart().StartsWith('>')));
    }

    private static bool BeginsTail(List<string> lines, int at)
    {
        var line = lines[at].TrimEnd();
        return line is "--" || lines[at] == "-- " || Divider().IsMatch(line)
            || (Attribution().IsMatch(line)
                && lines.Skip(at + 1).FirstOrDefault(next => next.Trim().Length > 0)?.TrimStart().StartsWith('>') == true)
            || (Header().IsMatch(line) && lines.Skip(at + 1).Take(4).Count(next => Header().IsMatch(next)) >= 2);
    }

    [GeneratedRegex(@"^\s*-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}\s*$|^_{10,}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Divider();

    /// <summary>"On 3 May 2021, Anna wrote:".</summary>
    [GeneratedRegex(@"^.{5,200}:$", RegexOptions.CultureInvariant)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^\*?(?:From|Sent|Date|To|Cc|Subject|Von|Gesendet|An|Betreff)\*?:\*?\s", RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}
