using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// The number of an article or section, however it is written: <c>4</c>, <c>IV</c>, <c>four</c>, <c>8.2</c>, <c>12bis</c>.
/// </summary>
internal sealed record ClauseNumber(IReadOnlyList<string> Spellings)
{
    private static readonly (int Value, string Letters)[] RomanLetters =
    [
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    public static bool TryParse(string word, out ClauseNumber number)
    {
        var value = ValueOf(word);
        if (value > 0)
        {
            var spellings = new List<string> { value.ToString(), Tokenizer.TermOf(ToRoman(value)) };
            if (NumberWords.WordOf(value) is { } spelled)
            {
                spellings.Add(Tokenizer.TermOf(spelled));
            }

            number = new ClauseNumber(spellings);
            return true;
        }

        // 8.2, 12bis, 4A, and a letter as in "Annex B".
        var isLabel = (char.IsAsciiDigit(word[0]) && word.Length <= 8) || (word.Length == 1 && char.IsAsciiLetterUpper(word[0]));
        number = new ClauseNumber(isLabel ? [Tokenizer.TermOf(word)] : []);
        return isLabel;
    }

    /// <summary>True for a number in Roman letters below 100, in capitals.</summary>
    internal static bool IsRoman(string word) => word.Length > 0 && word[0] is 'I' or 'V' or 'X' or 'L' && ValueOf(word) > 0;

    internal static string ToRoman(int value)
    {
        var roman = "";
        foreach (var (worth, letters) in RomanLetters)
        {
            while (value >= worth)
            {
                roman += letters;
                value -= worth;
            }
        }

        return roman;
    }

    private static int ValueOf(string word)
    {
        if (word.Length <= 3 && int.TryParse(word, out var digits) && digits is > 0 and < 400)
        {
            return digits;
        }

        if (NumberWords.TryParse(word, out var spelled)
            && NumberWords.WordOf((int)Math.Min(spelled, 400)) is { } same
            && same.Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return (int)spelled;
        }

        for (var value = 1; value < 100 && word.Length > 0 && word[0] is 'I' or 'V' or 'X' or 'L'; value++)
        {
            if (ToRoman(value).Equals(word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return 0;
    }
}
