using TreatyBot.Core.Text;

namespace TreatyBot.Core.Conversations;

/// <summary>
/// Tells a question that is in another language than English by its words of grammar. It is told to whoever asked where nothing was found:
/// words of one language find none of another.
/// </summary>
internal static class QuestionLanguage
{
    /// <summary>One word may be a name: "Der Spiegel".</summary>
    private const int MinWords = 2;

    /// <summary>Words of grammar that are no English words.</summary>
    private static readonly (string Name, HashSet<string> Words)[] Languages =
    [
        ("German", Set("der das und ist wie wann wird nicht ein eine einen dem den mit für von sich auf welche welcher wer wo warum kann "
            + "muss gilt zum zur bei werden wurde sind haben gibt viele lange")),
        ("French", Set("le la les des est quand comment pourquoi qui que une dans avec il elle quelle quel quels où du au aux doit peut "
            + "sont combien ce cette quoi pas ne")),
        ("Spanish", Set("el los las es cuándo cuando cómo qué que quién quien dónde una por para con del puede debe son cuánto cuál se la "
            + "cuántos cuáles hay")),
        ("Italian", Set("il lo gli è quando perché chi che una con della del può deve sono quanto quale di nel dove quali cosa")),
        ("Portuguese", Set("os as é quando quem onde uma com da dos das pode deve são quanto qual não o que por para em como")),
        ("Dutch", Set("het een wanneer hoe waarom wie wat niet met van voor welke kan moet worden wordt zijn de er")),
    ];

    /// <summary>The language's English name; null for English, and for what cannot be told.</summary>
    public static string? NameOf(string question)
    {
        var words = Tokenizer.Tokenize(question).ConvertAll(token => question[token.Start..token.End]);
        var best = Languages.MaxBy(language => words.Count(language.Words.Contains));
        var count = words.Count(best.Words.Contains);
        return count >= MinWords && count > words.Count(word => StopWords.Contains(word)) ? best.Name : null;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
