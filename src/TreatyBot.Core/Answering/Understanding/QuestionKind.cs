using System.Collections.Frozen;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Tells by its main clause what kind of answer a question wants; the words are those of <see cref="QuestionWords"/>.</summary>
internal static class QuestionKind
{
    /// <summary>"What is genocide?", "What are the tumens of the north?": little beside the copula and a name.</summary>
    private const int MostWordsOfDefinition = 3;

    /// <param name="words">The words of the question; names that look like words of grammar are empty.</param>
    /// <param name="nounAt">The word that names the kind itself, as "year" does after "which" and "say" after "what did he"; -1 where none
    /// does.</param>
    public static AnswerKind Of(IReadOnlyList<string> words, out int nounAt) =>
        Of(words, Enumerable.Repeat(false, words.Count).ToList(), out nounAt);

    /// <param name="words">The words of the question; names that look like words of grammar are empty.</param>
    /// <param name="behindSign">By word: whether a comma or another sign stands before it.</param>
    /// <param name="nounAt">The word that names the kind itself; -1 where none does.</param>
    public static AnswerKind Of(IReadOnlyList<string> words, IReadOnlyList<bool> behindSign, out int nounAt)
    {
        nounAt = -1;
        var question = new QuestionClause(words, behindSign);
        var at = question.Begin;
        if (at >= words.Count)
        {
            return AnswerKind.Statement;
        }

        if (QuestionWords.AsksToDefine.Contains(words[at]))
        {
            return AnswerKind.Definition;
        }

        return question.IsYesNo ? AnswerKind.YesNo
            : QuestionWords.Interrogatives.Contains(words[at]) ? OfInterrogative(words, at, out nounAt)
            : question.HasTag ? AnswerKind.YesNo
            : words.Any(QuestionWords.Auxiliaries.Contains) ? AnswerKind.Statement
            : OfNoun(words, question.Begin, QuestionWords.AmbiguousBehindCopula, out nounAt);
    }

    /// <summary>True for what people and texts do with words: "say", "stated".</summary>
    public static bool IsSpeechVerb(string word) => QuestionWords.SpeechVerbs.Contains(word);

    private static AnswerKind OfInterrogative(IReadOnlyList<string> words, int at, out int nounAt)
    {
        nounAt = -1;
        switch (words[at].ToLowerInvariant())
        {
            case "when":
                return AnswerKind.Date;
            case "why":
                return AnswerKind.Reason;
            case "where":
                // "Where does the treaty say that …" asks for words, not for a place.
                return IsOfText(words, at + 1) ? AnswerKind.Statement : AnswerKind.Place;
            case "who" or "whom" or "whose":
                return IsDefined(words, at + 1) ? AnswerKind.Definition : AnswerKind.Person;
            case "how":
                return OfMeasure(words, at + 1);
            default:
                if (QuestionWords.CountsAs.Contains(Word(words, at + 1)) && Is(Word(words, at + 2), "as"))
                {
                    nounAt = at + 1;
                    return AnswerKind.Definition;
                }

                return OfThing(words, at + 1, out nounAt);
        }
    }

    /// <summary>"How long", "how many days", "how come"; "how does one leave" asks for a way.</summary>
    private static AnswerKind OfMeasure(IReadOnlyList<string> words, int at)
    {
        var measure = Word(words, at);
        var counted = Word(words, at + 1);
        return Is(measure, "long") && Is(counted, "ago") ? AnswerKind.Date
            : !Is(measure, "many") && !Is(measure, "much") ? QuestionWords.Measures.GetValueOrDefault(measure, AnswerKind.Procedure)
            : QuestionWords.CountedInTime.Contains(counted) ? AnswerKind.Duration
            : AnswerKind.Amount;
    }

    /// <summary>Behind "what" and "which".</summary>
    private static AnswerKind OfThing(IReadOnlyList<string> words, int at, out int nounAt)
    {
        nounAt = -1;
        var next = Word(words, at);
        if (!QuestionWords.Auxiliaries.Contains(next))
        {
            // "Which year", "on what grounds".
            return OfNoun(words, at, FrozenSet<string>.Empty, out nounAt);
        }

        if (!QuestionWords.Copulas.Contains(next) && !Is(Word(words, words.Count - 1), "be"))
        {
            return IsOfSpeech(words, at + 1, out nounAt) ? AnswerKind.Speech
                : QuestionWords.AsksToDefineAtEnd.Contains(LastOf(words)) ? AnswerKind.Definition
                : AnswerKind.Statement;
        }

        if (QuestionWords.CallsByName.Contains(words[^1]))
        {
            nounAt = words.Count - 1;
            return AnswerKind.Name;
        }

        // "What is a working day?": with its article a day is no date.
        return Word(words, at + 1).ToLowerInvariant() is "a" or "an" && IsDefinition(words, at + 1) ? AnswerKind.Definition
            : OfNoun(words, at + 1, QuestionWords.AmbiguousBehindCopula, out nounAt) is not AnswerKind.Statement and var kind ? kind
            : IsDefinition(words, at + 1) ? AnswerKind.Definition
            : AnswerKind.Statement;
    }

    /// <summary>By the noun at the head of a group: the "period" of "the notice period of the lease".</summary>
    private static AnswerKind OfNoun(IReadOnlyList<string> words, int at, IReadOnlySet<string> ambiguous, out int nounAt)
    {
        nounAt = -1;
        var first = at;
        while (first < words.Count && QuestionWords.BeforeNoun.Contains(words[first]))
        {
            first++;
        }

        var end = first;
        while (end < words.Count && words[end].Length > 0 && !QuestionWords.EndsNoun.Contains(words[end]))
        {
            end++;
        }

        for (var i = end - 1; i >= first; i--)
        {
            var kind = ambiguous.Contains(words[i]) ? AnswerKind.Statement : KindOf(words[i]);
            if (QuestionWords.Compounds.TryGetValue((words[i], Word(words, i + 1)), out var compound)
                || (i > first && QuestionWords.Compounds.TryGetValue((words[i - 1], words[i]), out compound)))
            {
                kind = compound;
            }

            if (kind == AnswerKind.Statement)
            {
                continue;
            }

            // "The length of the notice" is a time, "the amount of days" too.
            if (kind == AnswerKind.Amount
                && Is(Word(words, end), "of")
                && OfNoun(words, end + 1, ambiguous, out _) is AnswerKind.Duration)
            {
                kind = AnswerKind.Duration;
            }

            nounAt = QuestionWords.SayNothing.Contains(words[i]) ? i : -1;
            return kind;
        }

        return AnswerKind.Statement;
    }

    private static AnswerKind KindOf(string noun) =>
        QuestionWords.Nouns.TryGetValue(noun, out var kind) ? kind
        : noun.EndsWith('s') ? QuestionWords.Nouns.GetValueOrDefault(noun[..^1], AnswerKind.Statement)
        : AnswerKind.Statement;

    /// <summary>"What is genocide?", "What are tumens?", "What is the Joint Committee?", but not "What is the rent?".</summary>
    private static bool IsDefinition(IReadOnlyList<string> words, int at)
    {
        var count = words.Count - at;
        var isOfDefinite = Is(Word(words, at), "the") && char.IsLower(Word(words, at + 1).FirstOrDefault());
        return count is > 0 and <= MostWordsOfDefinition
            && !isOfDefinite
            && !QuestionWords.DefinesNothing.Contains(words[at])
            && !(count == 1 && words[at].EndsWith("ed", StringComparison.Ordinal));
    }

    /// <summary>"Who is a refugee?", "Who counts as an employee?"</summary>
    private static bool IsDefined(IReadOnlyList<string> words, int at)
    {
        var article = at + 1;
        var counts = QuestionWords.CountsAs.Contains(Word(words, at)) && Is(Word(words, article), "as");
        return (counts || QuestionWords.Copulas.Contains(Word(words, at)))
            && Word(words, counts ? article + 1 : article).ToLowerInvariant() is "a" or "an" or "considered" or "deemed"
            && words.Count - article <= MostWordsOfDefinition + 1
            && !words.Skip(article).Any(word => Is(word, "to") || Is(word, "of"));
    }

    /// <summary>"What did Dai tell Kim?", but not "What does the treaty say?": what somebody said, not what a text says.</summary>
    private static bool IsOfSpeech(IReadOnlyList<string> words, int at, out int verbAt)
    {
        verbAt = -1;
        if (Word(words, at - 1).ToLowerInvariant() is not ("did" or "does" or "do" or "has" or "have"))
        {
            return false;
        }

        for (var i = at; i < words.Count; i++)
        {
            if (DocumentReference.IsDocumentWord(words[i]) || ClauseReference.IsLabel(words[i]))
            {
                return false;
            }

            if (IsSpeechVerb(words[i]))
            {
                verbAt = i;
                return true;
            }
        }

        return false;
    }

    private static bool IsOfText(IReadOnlyList<string> words, int at) =>
        words.Skip(at).Any(word => QuestionWords.FoundInText.Contains(word));

    private static string Word(IReadOnlyList<string> words, int at) => at >= 0 && at < words.Count ? words[at] : "";

    private static string LastOf(IReadOnlyList<string> words) => words.LastOrDefault(word => !Is(word, "for"), "");

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
