namespace TreatyBot.Languages.Detection;

/// <summary>Tells a language by its letters, where they are its own or nearly so.</summary>
internal static class Scripts
{
    /// <summary>The language of a text that is not in Latin letters; null for one that is, and for scripts that are not known.</summary>
    public static string? LanguageOf(ReadOnlySpan<char> text)
    {
        var (latin, han, kana, hangul, cyrillic, arabic, greek, devanagari) = (0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            switch (c)
            {
                case < '\u0250' when char.IsLetter(c): latin++; break;
                case >= '\u0370' and < '\u0400': greek++; break;
                case >= '\u0400' and < '\u0530': cyrillic++; break;
                case >= '\u0600' and < '\u0780': arabic++; break;
                case >= '\u0900' and < '\u0980': devanagari++; break;
                case >= '\u3041' and < '\u3100': kana++; break;
                case >= '\u3400' and < '\uA000': han++; break;
                case >= '\uAC00' and < '\uD7B0': hangul++; break;
            }
        }

        // A word of Latin letters takes several, a character of Han stands for one.
        var (code, most) = ((string?)null, latin / 2);
        Take("el", greek);
        Take("cyrillic", cyrillic);
        Take("arabic", arabic);
        Take("hi", devanagari);
        Take("ko", hangul);
        Take("zh", han + kana);
        return code switch
        {
            "zh" when kana * 10 > han => "ja",
            "cyrillic" => IsUkrainian(text) ? "uk" : "ru",
            "arabic" => IsPersian(text) ? "fa" : "ar",
            _ => code,
        };

        void Take(string language, int letters) => (code, most) = letters > most ? (language, letters) : (code, most);
    }

    /// <summary>Letters that one of the two lacks.</summary>
    private static bool IsUkrainian(ReadOnlySpan<char> text) => Count(text, "іїєґІЇЄҐ") > Count(text, "ыэъёЫЭЪЁ");

    private static bool IsPersian(ReadOnlySpan<char> text) => Count(text, "پچژگکی") > Count(text, "ةيكىأإ");

    private static int Count(ReadOnlySpan<char> text, string letters)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += letters.Contains(c) ? 1 : 0;
        }

        return count;
    }
}
