using System.Collections.Frozen;
using System.Globalization;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// The number of an article or section, however it is written: <c>4</c>, <c>IV</c>, <c>four</c>, <c>8.2</c>, <c>12bis</c>.
/// </summary>
internal sealed record ClauseNumber(IReadOnlyList<string> Spellings)
{
    /// <summary>What tells an article that was put in from the one before it: "Article IV bis".</summary>
    public static readonly FrozenSet<string> Suffixes =
        new[] { "bis", "ter", "quater", "quinquies" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>So many articles at most are read for one question.</summary>
    private const int MaxRange = 10;

    private static readonly (int Value, string Letters)[] RomanLetters =
    [
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    public static bool TryParse(string word, out ClauseNumber number)
    {
        var value = ValueOf(word);
        if (value > 0)
        {
            number = new ClauseNumber(SpellingsOf(value));
            return true;
        }

        // 8.2, 12bis, 4A, and a letter as in "Annex B".
        var isLabel = (char.IsAsciiDigit(word[0]) && word.Length <= 8) || (word.Length == 1 && char.IsAsciiLetterUpper(word[0]));
        number = new ClauseNumber(isLabel ? [Tokenizer.TermOf(word)] : []);
        return isLabel;
    }

    /// <summary>Likewise as people write it in a question, behind its label: "article iv", "annex c".</summary>
    public static bool TryParseAsked(string word, ClauseLabel label, out ClauseNumber number)
    {
        var isLetter = word.Length == 1 && char.IsAsciiLetterLower(word[0]);
        return TryParse(word, out number)
            || ((isLetter ? label.Has(ClauseLabelTraits.HasLetter) : IsRoman(word.ToUpperInvariant()))
                && TryParse(word.ToUpperInvariant(), out number));
    }

    /// <summary>"4bis" as "4" and "bis"; false for a number without a suffix.</summary>
    public static bool WithoutSuffix(string word, out ClauseNumber number, out string suffix)
    {
        suffix = Suffixes.FirstOrDefault(known => word.EndsWith(known, StringComparison.OrdinalIgnoreCase), "");
        number = new ClauseNumber([]);
        return suffix.Length > 0 && suffix.Length < word.Length && TryParse(word[..^suffix.Length], out number);
    }

    /// <summary>The numbers from one to another, as in "articles 5 to 7"; null where that is no range of a few.</summary>
    public static ClauseNumber? Range(string first, string last)
    {
        var (from, to) = (ValueOf(first), ValueOf(last));
        if (from == 0 || to <= from || to - from >= MaxRange)
        {
            return null;
        }

        var spellings = new List<string>();
        for (var value = from; value <= to; value++)
        {
            spellings.AddRange(SpellingsOf(value));
        }

        return new ClauseNumber(spellings);
    }

    /// <summary>A number as a document writes its own: <c>IV</c> beside <c>XII</c>, <c>C</c> beside <c>A</c>.</summary>
    /// <param name="spellings">The number.</param>
    /// <param name="like">Another one in the document.</param>
    public static string Write(IReadOnlyList<string> spellings, string like) =>
        IsRoman(like) && int.TryParse(spellings[0], CultureInfo.InvariantCulture, out var value) ? ToRoman(value)
        : spellings[0].ToUpperInvariant();

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

    private static List<string> SpellingsOf(int value)
    {
        var spellings = new List<string> { value.ToString(CultureInfo.InvariantCulture), Tokenizer.TermOf(ToRoman(value)) };
        if (NumberWords.WordOf(value) is { } spelled)
        {
            spellings.Add(Tokenizer.TermOf(spelled));
        }

        return spellings;
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
