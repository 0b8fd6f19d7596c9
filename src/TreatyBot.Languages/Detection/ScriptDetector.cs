using TreatyBot.Core.Text;

namespace TreatyBot.Languages.Detection;

/// <summary>Tells a language by its letters, where they are its own or nearly so.</summary>
internal static class ScriptDetector
{
    /// <summary>The language of a text that is not in Latin letters; null for one that is, and for scripts that are not known.</summary>
    public static string? LanguageOf(ReadOnlySpan<char> text)
    {
        Span<int> letters = stackalloc int[Enum.GetValues<Script>().Length];
        var latin = 0;
        foreach (var c in text)
        {
            letters[(int)Scripts.Of(c)]++;
            latin += c < '\u0250' && char.IsLetter(c) ? 1 : 0;
        }

        // A word of Latin letters takes several, a character of Han stands for one.
        var (code, most) = ((string?)null, latin / 2);
        var (han, kana) = (letters[(int)Script.Han], letters[(int)Script.Kana]);
        Take("el", letters[(int)Script.Greek]);
        Take("cyrillic", letters[(int)Script.Cyrillic]);
        Take("arabic", letters[(int)Script.Arabic]);
        Take("hi", letters[(int)Script.Devanagari]);
        Take("ko", letters[(int)Script.Hangul]);
        Take("zh", han + kana);
        return code switch
        {
            "zh" when kana * 10 > han => "ja",
            "cyrillic" => IsUkrainian(text) ? "uk" : "ru",
            "arabic" => IsPersian(text) ? "fa" : "ar",
            _ => code,
        };

        void Take(string language, int count) => (code, most) = count > most ? (language, count) : (code, most);
    }

    /// <summary>Letters that one of the two lacks.</summary>
    private static bool IsUkrainian(ReadOnlySpan<char> text) =>
        Count(text, Scripts.IsUkrainian) > Count(text, static c => "ыэъёЫЭЪЁ".Contains(c));

    private static bool IsPersian(ReadOnlySpan<char> text) =>
        Count(text, static c => "پچژگکی".Contains(c)) > Count(text, static c => "ةيكىأإ".Contains(c));

    private static int Count(ReadOnlySpan<char> text, Predicate<char> isMeant)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += isMeant(c) ? 1 : 0;
        }

        return count;
    }
}
