using System.Buffers;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// Tells a question that is in another language than English by its words of grammar, or by its script. The bot speaks that language
/// where the platform does not tell the asker's, and names it to whoever asked where nothing was found: words of one language find none of
/// another.
/// </summary>
internal static class QuestionLanguage
{
    /// <summary>One word may be a name: "Der Spiegel".</summary>
    private const int MinWords = 2;

    /// <summary>Characters of questions that are written otherwise where writing was simplified.</summary>
    private static readonly SearchValues<char> Traditional = SearchValues.Create("們這個說國對學會來時過還沒麼請問條約嗎誰");

    /// <summary>Words of grammar that are no English words.</summary>
    private static readonly (string Code, string Name, HashSet<string> Words)[] Languages =
    [
        ("de", "German", Set(
            "der das und ist wie wann wird nicht ein eine einen dem den mit für von sich auf welche welcher wer wo warum kann "
            + "muss gilt zum zur bei werden wurde sind haben gibt viele lange")),
        ("fr", "French", Set(
            "le la les des est quand comment pourquoi qui que une dans avec il elle quelle quel quels où du au aux doit peut "
            + "sont combien ce cette quoi pas ne")),
        ("es", "Spanish", Set(
            "el los las es cuándo cuando cómo qué que quién quien dónde una por para con del puede debe son cuánto cuál se la "
            + "cuántos cuáles hay")),
        ("it", "Italian", Set(
            "il lo gli è quando perché chi che una con della del può deve sono quanto quale di nel dove quali cosa")),
        ("pt", "Portuguese", Set(
            "os as é quando quem onde uma com da dos das pode deve são quanto qual não o que por para em como")),
        ("pl", "Polish", Set(
            "jest są był była czy kiedy kto gdzie jak jaki jaka jakie dlaczego ile który która które nie się dla przez na")),
        ("tr", "Turkish", Set(
            "ne zaman kim nerede nasıl neden kaç hangi mi mı mu mü bir ve için ile var yok")),
        ("nl", "Dutch", Set(
            "het een wanneer hoe waarom wie wat niet met van voor welke kan moet worden wordt zijn de er")),
    ];

    /// <summary>The language's English name; null for English, and for what cannot be told.</summary>
    public static string? NameOf(string question) => Find(question)?.Name;

    /// <summary>The language's tag, likewise.</summary>
    public static string? LocaleOf(string question) => ByScript(question) ?? Find(question)?.Code;

    private static (string Code, string Name)? Find(string question)
    {
        var words = Tokenizer.Tokenize(question).ConvertAll(token => question[token.Start..token.End]);
        var best = Languages.MaxBy(language => words.Count(language.Words.Contains));
        var count = words.Count(best.Words.Contains);
        return count >= MinWords && count > words.Count(word => StopWords.Contains(word)) ? (best.Code, best.Name) : null;
    }

    /// <summary>By letters that make up most of the question; of two languages of one script by those that only one has.</summary>
    private static string? ByScript(string question)
    {
        var letters = question.Count(char.IsLetter);
        return IsMost(Script.Cyrillic) ? (question.Any(Scripts.IsUkrainian) ? "uk" : "ru")
            : IsMost(Script.Arabic) ? "ar"
            : IsMost(Script.Hangul) ? "ko"
            : IsMost(Script.Han, Script.Kana) ? (question.Any(c => Scripts.Of(c) == Script.Kana) ? "ja"
                : question.AsSpan().ContainsAny(Traditional) ? "zh-Hant" : "zh-Hans")
            : null;

        bool IsMost(params Script[] scripts) => letters > 0 && question.Count(c => scripts.Contains(Scripts.Of(c))) > letters / 2;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
