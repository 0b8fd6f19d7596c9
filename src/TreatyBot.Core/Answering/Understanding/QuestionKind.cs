namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Tells from the question words what kind of answer is wanted.</summary>
internal static class QuestionKind
{
    private static readonly HashSet<string> Auxiliaries = Set(
        "is are was were do does did can could may might must shall should will would has have had isn't aren't doesn't don't didn't");

    private static readonly HashSet<string> TimeUnits = Set("day days week weeks month months year years hour hours");
    private static readonly HashSet<string> DateNouns = Set("year date day month century decade time anniversary birthday deadline");
    private static readonly HashSet<string> PersonNouns = Set(
        "person people man woman president minister king queen author scholar official professor scientist leader director chairman "
            + "spokesman writer actor");

    private static readonly HashSet<string> PlaceNouns = Set(
        "country countries city cities place town state region continent location river island area capital county province street site");

    private static readonly HashSet<string> AmountNouns = Set(
        "percentage percent number amount price cost fee population rate size height length distance cap limit sum total share "
            + "proportion weight age temperature area");

    /// <summary>Nouns that name a kind of answer and nothing of its subject: "which year", but not "what fee".</summary>
    private static readonly HashSet<string> SayNothing = Set(
        "year date day month century decade time person people man woman country city place town name names number amount percentage "
            + "percent reason cause procedure process steps word called named");

    private static readonly HashSet<string> NameNouns = Set(
        "name names title term nickname acronym expression word called named known abbreviation");

    private static readonly HashSet<string> NoticeNouns = Set("notice period term duration length");

    /// <summary>After "how": what is counted or measured.</summary>
    private static readonly HashSet<string> AmountWords = Set("many much old big large far tall high often");

    private static readonly HashSet<string> SpeechVerbs = Set(
        "say said tell told write written think believe argue argued warn warned claim claimed announce announced promise promised "
            + "state stated answer reply call demand suggest");

    /// <param name="words">The words of the question.</param>
    /// <param name="nounAt">The word that names the kind itself, as "year" does after "which" and "say" after "what did he"; -1 where none
    /// does.</param>
    public static AnswerKind Of(IReadOnlyList<string> words, out int nounAt)
    {
        nounAt = -1;
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            var afterNext = i + 2 < words.Count ? words[i + 2] : "";
            switch (words[i].ToLowerInvariant())
            {
                case "when":
                    return AnswerKind.Date;
                case "why":
                    return AnswerKind.Reason;
                case "where":
                    return AnswerKind.Place;
                case "who" or "whom" or "whose":
                    return AnswerKind.Person;
                case "how":
                    return Is(next, "long") ? AnswerKind.Duration
                        : Is(next, "many") && TimeUnits.Contains(afterNext) ? AnswerKind.Duration
                        : Is(next, "much") && NoticeNouns.Contains(afterNext) ? AnswerKind.Duration
                        : AmountWords.Contains(next) ? AnswerKind.Amount
                        : AnswerKind.Procedure;
                case "what" or "which":
                    return IsOfSpeech(words, i + 1, out nounAt) ? AnswerKind.Speech : OfNoun(words, i + 1, out nounAt);
            }
        }

        return words.Count > 0 && Auxiliaries.Contains(words[0]) ? AnswerKind.YesNo : AnswerKind.Statement;
    }

    /// <summary>"What did Dai tell Kim?", but not "What does the treaty say?": what somebody said, not what a text says.</summary>
    private static bool IsOfSpeech(IReadOnlyList<string> words, int at, out int verbAt)
    {
        verbAt = -1;
        if (at >= words.Count || words[at].ToLowerInvariant() is not ("did" or "does" or "do" or "has" or "have"))
        {
            return false;
        }

        for (var i = at + 1; i < words.Count; i++)
        {
            if (DocumentReference.IsDocumentWord(words[i]) || ClauseReference.IsLabel(words[i]))
            {
                return false;
            }

            if (SpeechVerbs.Contains(words[i]))
            {
                verbAt = i;
                return true;
            }
        }

        return false;
    }

    private static AnswerKind OfNoun(IReadOnlyList<string> words, int at, out int nounAt)
    {
        nounAt = -1;
        var next = at < words.Count ? words[at] : "";
        var isCopula = Auxiliaries.Contains(next);
        for (var i = at; i < Math.Min(at + 5, words.Count); i++)
        {
            var word = words[i];
            var kind = DateNouns.Contains(word) ? AnswerKind.Date
                : PersonNouns.Contains(word) ? AnswerKind.Person
                : PlaceNouns.Contains(word) ? AnswerKind.Place
                : AmountNouns.Contains(word) ? AnswerKind.Amount
                : NameNouns.Contains(word) && !Is(word, "term") ? AnswerKind.Name
                : Is(word, "term") && i + 1 < words.Count && (Is(words[i + 1], "for") || Is(words[i + 1], "used")) ? AnswerKind.Name
                : NoticeNouns.Contains(word) ? AnswerKind.Duration
                : Is(word, "reason") || Is(word, "cause") || Is(word, "purpose") ? AnswerKind.Reason
                : Is(word, "procedure") || Is(word, "process") || Is(word, "steps") ? AnswerKind.Procedure
                : AnswerKind.Statement;
            if (kind != AnswerKind.Statement)
            {
                nounAt = SayNothing.Contains(word) ? i : -1;
                return kind;
            }
        }

        // "What is NSFNET?", "What are tumens?", "What does vBNS stand for?": little beside the copula and a name.
        return isCopula && words.Count - at <= 4 ? AnswerKind.Definition : AnswerKind.Statement;
    }

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for what people and texts do with words: "say", "stated".</summary>
    public static bool IsSpeechVerb(string word) => SpeechVerbs.Contains(word);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
