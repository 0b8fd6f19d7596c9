namespace TreatyBot.Core.Text;

/// <summary>
/// Tells whether one stands for the other: "WTO" and "World Trade Organization". The letters of the short form are found in the long one
/// from right to left, the first of them at the beginning of a word: Schwartz and Hearst, "A simple algorithm for identifying abbreviation
/// definitions in biomedical text", PSB 2003.
/// </summary>
public static class AbbreviationMatch
{
    /// <summary>In characters: what is longer is a name, as the paper has it.</summary>
    public const int MaxLength = 10;

    private const int MinLetters = 2;

    /// <summary>
    /// True for what is written as an abbreviation: two capitals or more, and at least as many as small letters ("WTO", "TRIPs", "CO2",
    /// "R&amp;D"), on one word.
    /// </summary>
    public static bool IsWrittenAsOne(ReadOnlySpan<char> word)
    {
        var (capitals, small) = (0, 0);
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                capitals++;
            }
            else if (char.IsLower(c))
            {
                small++;
            }
            else if (!char.IsAsciiDigit(c) && c is not ('&' or '-' or '.' or '/'))
            {
                return false;
            }
        }

        return capitals >= MinLetters && capitals >= small && word.Length <= MaxLength && char.IsLetterOrDigit(word[0]);
    }

    /// <summary>The shortest end of a text that a short form stands for; null where none does.</summary>
    /// <param name="shortForm">"WTO".</param>
    /// <param name="text">The words before it: "the rules of the World Trade Organization".</param>
    /// <returns>Where that end begins in the text.</returns>
    public static int? FindLongForm(ReadOnlySpan<char> shortForm, ReadOnlySpan<char> text)
    {
        var at = text.Length - 1;
        for (var letter = shortForm.Length - 1; letter >= 0; letter--)
        {
            if (!char.IsLetterOrDigit(shortForm[letter]))
            {
                continue;
            }

            var wanted = char.ToLowerInvariant(shortForm[letter]);
            while (at >= 0 && (char.ToLowerInvariant(text[at]) != wanted || (letter == 0 && at > 0 && char.IsLetterOrDigit(text[at - 1]))))
            {
                at--;
            }

            if (at < 0)
            {
                return null;
            }

            at--;
        }

        return at + 1;
    }

    /// <summary>At most so many words stand for a short form, as the paper has it: those of its letters, and some small ones.</summary>
    public static int MaxWords(ReadOnlySpan<char> shortForm) => Math.Min(shortForm.Length + 5, shortForm.Length * 2);
}
