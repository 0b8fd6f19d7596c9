using System.Text;

namespace TreatyBot.ConsoleOutput;

/// <summary>Text that a terminal only shows.</summary>
internal static class ConsoleText
{
    /// <summary>
    /// The same text with every character that would steer the terminal, or turn the direction of what follows, shown as U+FFFD. Line
    /// breaks and tabs stay.
    /// </summary>
    public static string Inert(string text)
    {
        var inert = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            inert.Append(c is '\n' or '\t' || !Steers(c) ? c : '\uFFFD');
        }

        return inert.ToString();
    }

    private static bool Steers(char c) =>
        char.IsControl(c)
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
