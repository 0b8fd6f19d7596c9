using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Values;

/// <summary>Tells numbers that name a place or a thing from those that state something: "Article 17", "3.2 Notices", "F-16".</summary>
internal static class Labels
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "no", "nos", "number", "numbers", "page", "pages", "articles", "sections", "clauses", "chapters", "annexes", "paragraphs", "items",
        "lot", "version", "v", "rule", "rules", "line", "room", "table", "figure", "fig", "step", "phase", "stage", "level", "volume",
        "vol",
        "resolution", "option", "type", "class", "port", "channel", "model", "form", "regulation", "directive", "appendices", "gate",
    };

    /// <summary>True where what stands before a number makes it a name.</summary>
    public static bool IsBefore(ValueText text, int at)
    {
        var before = text[at - 1] == "." && text.IsGlued(at - 1) && IsLabel(text[at - 2]) ? at - 2 : at - 1;
        if (text[before] is "§" or "#" || IsLabel(text[before]))
        {
            return true;
        }

        // "COVID-19", "F16"; but "mid-2020".
        if (text.IsGlued(at) && (text.IsWord(at - 1) || (text[at - 1] == "-" && text.IsGlued(at - 1) && text.IsWord(at - 2)
            && text[at - 2] is not ("mid" or "early" or "late"))))
        {
            return text[at - 1] is not ("eur" or "usd" or "gbp" or "chf" or "us");
        }

        return text.IsNumber(at)
            && text.IsWord(before)
            && text.IsCapital(before)
            && !text.BeginsSentence(before)
            && !StopWords.Contains(text[before])
            && Months.Number(text[before]) == 0
            && !Units.IsCurrency(text, before);
    }

    /// <summary>True for the number of an item at the beginning of a line or a sentence: "3. The", "(2) If", "3.10 There".</summary>
    public static bool IsItem(ValueText text, int at, out int next)
    {
        var number = text[at] == "(" ? at + 1 : at;
        next = number + 1;
        if (!text.BeginsSentence(at) || !(text.IsNumber(number) || text.IsCode(number)))
        {
            return false;
        }

        var isMarked = text[next] is ")" or "." || text.IsCode(number) || text.Written(number).Contains('.');
        next += text[next] is ")" or "." ? 1 : 0;
        return (text.IsCapital(next) || (isMarked && text[next] == "(")) && (isMarked || !IsValueWord(text, next));
    }

    /// <summary>"3 May", "16 GB", "44 BC": a capital that belongs to a value.</summary>
    private static bool IsValueWord(ValueText text, int at) =>
        Months.Number(text[at]) > 0 || Units.IsCurrency(text, at) || Units.Measure(text, at) is not null
        || text[at] is "q" or "h" or "bc" or "bce" or "of";

    private static bool IsLabel(string word) => ClauseReference.IsLabel(word) || Words.Contains(word);
}
