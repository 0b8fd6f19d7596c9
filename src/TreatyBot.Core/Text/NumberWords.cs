using System.Collections.Frozen;
using System.Globalization;

namespace TreatyBot.Core.Text;

/// <summary>
/// Numbers as people write them: digits, cardinals ("one hundred and twenty"), ordinals ("twenty-first", "3rd"), "a dozen", "half a". Every
/// pattern that looks for a number is made of these, so that none knows a word that another one lacks.
/// </summary>
internal static class NumberWords
{
    private const string Units = "one|two|three|four|five|six|seven|eight|nine";
    private const string Teens = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
    private const string Tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
    private const string Scales = "hundred|thousand|million|billion|trillion";
    private const string OrdinalUnits = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth";
    private const string OrdinalTeens =
        "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth";

    private const string OrdinalTens = "twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth";
    private const string Words = Units + "|" + Teens + "|" + Tens + "|" + Scales + "|dozen";

    /// <summary>
    /// A pattern of a cardinal in words. "And" joins only behind a scale: "one hundred and twenty", but not "twenty and thirty".
    /// </summary>
    public const string Cardinal =
        "(?:(?:half )?an? (?:"
            + Scales
            + "|dozen)|"
            + Words
            + ")(?:(?:[- ]|(?<=hundred|thousand|million|billion) and )(?:"
            + Words
            + @")\b)*";

    /// <summary>A pattern of an ordinal in words or digits.</summary>
    public const string Ordinal =
        "(?:(?:(?:"
            + Tens
            + ")[- ])?(?:"
            + OrdinalUnits
            + ")|"
            + OrdinalTeens
            + "|"
            + OrdinalTens
            + @"|hundredth|thousandth|\d{1,3}(?:st|nd|rd|th))";

    /// <summary>A pattern of what stands before a unit: digits, a cardinal, "half a", "a".</summary>
    public const string Count = @"(?:\d[\d,.]*|" + Cardinal + "|half an?|an?)";

    private static readonly FrozenDictionary<string, int> Small =
        Number(Units, 1, 1).Concat(Number(Teens, 10, 1)).Concat(Number(Tens, 20, 10)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int> SmallOrdinals =
        Number(OrdinalUnits, 1, 1).Concat(Number(OrdinalTeens, 10, 1))
            .Concat(Number(OrdinalTens, 20, 10))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, decimal> Multipliers = new Dictionary<string, decimal>
    {
        ["dozen"] = 12,
        ["hundred"] = 100,
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a number as it is written; false for what is none, such as "two three".</summary>
    public static bool TryParse(string text, out decimal value)
    {
        text = text.Trim();
        return TryParseDigits(text, out value) || TryParseWords(text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries), out value);
    }

    /// <summary>True for one word of a cardinal: "twenty", "hundred", "dozen".</summary>
    public static bool IsCardinal(string word) => Small.ContainsKey(word) || Multipliers.ContainsKey(word);

    /// <summary>True for one word of an ordinal: "third", "twentieth".</summary>
    public static bool IsOrdinal(string word) => SmallOrdinals.ContainsKey(word);

    /// <summary>True for a word that multiplies the one before it: "hundred", "dozen".</summary>
    public static bool IsScale(string word) => Multipliers.ContainsKey(word);

    /// <summary>The cardinal of a value where it is one word: "sixteen", "forty"; null for any other value.</summary>
    public static string? WordOf(int value) => Small.FirstOrDefault(word => word.Value == value).Key;

    private static IEnumerable<KeyValuePair<string, int>> Number(string words, int first, int step) =>
        words.Split('|').Select((word, i) => KeyValuePair.Create(word, first + (i * step)));

    /// <summary>"1,200", "3.5", "21st", "$40".</summary>
    private static bool TryParseDigits(string text, out decimal value)
    {
        var digits = text.TrimStart('$', '€', '£', '¥').TrimEnd('.', ',');
        if (digits.Length > 3 && char.IsAsciiDigit(digits[0]) && digits[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th")
        {
            digits = digits[..^2];
        }
        else if (digits.Length == 3 && char.IsAsciiDigit(digits[0]) && !char.IsAsciiDigit(digits[1]))
        {
            digits = digits[1..].ToLowerInvariant() is "st" or "nd" or "rd" or "th" ? digits[..1] : digits;
        }

        return decimal.TryParse(
            digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Adds up what stands before each scale: "two thousand one hundred and five".</summary>
    private static bool TryParseWords(string[] words, out decimal value)
    {
        value = 0;
        var group = 0m;
        var last = decimal.MaxValue;
        var seen = false;
        foreach (var word in words)
        {
            var lower = word.ToLowerInvariant();
            if (lower is "a" or "an" && group == 0)
            {
                group = 1;
                last = 1;
            }
            else if (lower == "half" && !seen && words.Length > 1)
            {
                // "Half a dozen": what follows is halved.
                var isRest = TryParseWords(words[1..], out var whole);
                value = whole / 2;
                return isRest;
            }
            else if ((Small.TryGetValue(lower, out var small) || SmallOrdinals.TryGetValue(lower, out small)) && Fits(small, last))
            {
                group += small;
                last = small;
            }
            else if (Multipliers.TryGetValue(lower, out var multiplier) && (multiplier >= 1_000 || last is < 100 or decimal.MaxValue))
            {
                group = Math.Max(group, 1) * multiplier;
                last = multiplier;
                if (multiplier >= 1_000)
                {
                    value += group;
                    group = 0;
                }
            }
            else if (!(lower == "and" && last is >= 100 and < decimal.MaxValue))
            {
                value = 0;
                return false;
            }

            seen = true;
        }

        value += group;
        return seen;
    }

    /// <summary>Units stand behind tens, and either behind a scale.</summary>
    private static bool Fits(int value, decimal last) => last >= 100 || (last >= 20 && value < 10);
}
