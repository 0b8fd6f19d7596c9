using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Tells in which of the languages that can answer it a question is asked.</summary>
internal static class LanguageOfQuestion
{
    /// <param name="question">The question.</param>
    /// <param name="candidates">English, and those that documents are in.</param>
    /// <param name="packs">How people ask in them.</param>
    public static Language Tell(string question, IReadOnlyList<Language> candidates, LanguagePacks packs)
    {
        var words = Tokenizer.Tokenize(question).ConvertAll(token => question[token.Start..token.End]);
        var best = Language.English;
        var most = 0;
        foreach (var language in candidates)
        {
            var hits = HasOwnScript(language.Code)
                ? question.Count(c => IsOfScript(language.Code, c))
                : words.Count(word => IsGrammar(language, packs.Find(language.Code), word))
                    + (question.Any(c => IsOfScript(language.Code, c)) ? 1 : 0);
            if (hits > most)
            {
                (best, most) = (language, hits);
            }
        }

        return best;
    }

    private static bool IsGrammar(Language language, LanguagePack? pack, string word) => pack is null
        ? language.IsStopWord(word)
        : language.IsStopWord(word) || pack.Grammar.Contains(word) || pack.Which.Contains(word)
            || pack.Asks.Any(ask => ask.Parts.Length == 1 && ask.Parts[0].Equals(word, StringComparison.OrdinalIgnoreCase));

    private static bool HasOwnScript(string code) => code is "zh" or "ja" or "ko" or "el" or "hi";

    private static bool IsOfScript(string code, char c) => (code, Scripts.Of(c)) is
        ("ru" or "uk", Script.Cyrillic) or ("ar" or "fa", Script.Arabic) or ("el", Script.Greek) or ("hi", Script.Devanagari)
        or ("ko", Script.Hangul) or ("ja", Script.Kana) or ("ja" or "zh", Script.Han);
}
