using System.Collections.Frozen;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>The words by which English asks: what tells the kind of answer, and what begins and ends the parts of a question.</summary>
internal static class QuestionWords
{
    public static readonly FrozenSet<string> Interrogatives = Set("who whom whose what which when where why how");

    public static readonly FrozenSet<string> Copulas = Set("is are was were isn't aren't wasn't weren't");

    public static readonly FrozenSet<string> Auxiliaries = Set(
        "is are was were am do does did can could may might must shall should will would has have had isn't aren't wasn't weren't "
            + "doesn't don't didn't can't couldn't won't wouldn't shouldn't mustn't hasn't haven't hadn't cannot");

    /// <summary>Before the question itself: "and who", "so when", "to whom", "by when".</summary>
    public static readonly FrozenSet<string> LeadsIn = Set(
        "and but so or also then ok okay well in on to by for from at since until till under with of within about after before "
            + "exactly please just up");

    /// <summary>"Does it say when", "is it known who".</summary>
    public static readonly FrozenSet<string> LeadsInQuestion = Set(
        "know known say says said state stated states specify specified specifies define defined tell told mention mentioned explain "
            + "explained determine determined clear decided fixed agreed settled remember");

    /// <summary>Before it a text is asked for what it says: "does it say when", but not "must the tenant say why".</summary>
    public static readonly FrozenSet<string> AsksForWords = Set("is are was were do does did has have isn't doesn't don't didn't");

    /// <summary>"What is it called?"</summary>
    public static readonly FrozenSet<string> CallsByName = Set("called named titled");

    /// <summary>At the beginning, with no auxiliary behind them, they lead in a condition.</summary>
    public static readonly FrozenSet<string> Subordinators = Set("when where if once while after before although though because unless");

    public static readonly FrozenSet<string> Tags = Set("right correct yes true no isn't aren't doesn't don't");

    public static readonly FrozenSet<string> AsksToDefine = Set("define");

    /// <summary>At the beginning they ask as a question does: "show me article 17".</summary>
    public static readonly FrozenSet<string> Imperatives = Set("show give find list define explain describe tell quote cite");

    /// <summary>"What does NSFNET mean", "what does it stand for".</summary>
    public static readonly FrozenSet<string> AsksToDefineAtEnd = Set("mean stand");

    public static readonly FrozenSet<string> CountsAs = Set("counts count qualifies qualify");

    /// <summary>Behind "what is" they are defined by no sentence: "what is it", "what is new".</summary>
    public static readonly FrozenSet<string> DefinesNothing = Set(
        "it this that these those there they he she in on at to for by new left due next wrong needed my your our his her their not "
            + "allowed forbidden required happening missing going");

    /// <summary>What is done with a text: "where does it say", "where can I read about".</summary>
    public static readonly FrozenSet<string> FoundInText = Set("say says said state states stated mention mentions mentioned find read");

    public static readonly FrozenSet<string> SpeechVerbs = Set(
        "say said tell told write written think believe argue argued warn warned claim claimed announce announced promise promised "
            + "state stated answer reply call demand suggest");

    /// <summary>Between the question word and its noun.</summary>
    public static readonly FrozenSet<string> BeforeNoun = Set("the a an this that these those its their his her our my your");

    /// <summary>What cannot belong to a group of a noun: behind it come its verb or its attribute.</summary>
    public static readonly FrozenSet<string> EndsNoun = Set(
        Join(Auxiliaries) + " " + Join(Interrogatives) + " of in on for from to at by with under between within without into about "
            + "after before until since if and or but that than as because unless be been being i you we they he she it");

    /// <summary>Behind "how": what is measured.</summary>
    public static readonly FrozenDictionary<string, AnswerKind> Measures = Kinds(
        (AnswerKind.Duration, "long soon quickly promptly"),
        (AnswerKind.Amount,
            "old big large far tall high often fast wide deep heavy broad thick loud steep strong near close frequently small"),
        (AnswerKind.Date, "late early recently"),
        (AnswerKind.Reason, "come"));

    /// <summary>Behind "how many" and "how much": what time is counted in, or is a time itself.</summary>
    public static readonly FrozenSet<string> CountedInTime = Set(
        "second seconds minute minutes hour hours day days week weeks month months quarter quarters year years decade decades time notice "
            + "longer");

    /// <summary>Nouns that name the kind of answer: "which year", "what is the fee".</summary>
    public static readonly FrozenDictionary<string, AnswerKind> Nouns = Kinds(
        (AnswerKind.Date, "year date day month century decade time anniversary birthday deadline"),
        (AnswerKind.Person, "person people man woman men women president minister king queen author scholar official professor scientist "
            + "leader director chairman chair spokesman spokeswoman writer actor"),
        (AnswerKind.Place, "country countries city cities place town state region continent location river island area capital county "
            + "province street site"),
        (AnswerKind.Amount, "percentage percent number amount price cost fee population rate size height length distance cap limit sum "
            + "total share proportion weight age temperature speed width depth rent salary wage fine deposit"),
        (AnswerKind.Duration, "notice period term duration"),
        (AnswerKind.Name, "name title nickname acronym expression word called named known abbreviation"),
        (AnswerKind.Reason, "reason cause purpose grounds ground"),
        (AnswerKind.Procedure, "procedure process steps way manner"),
        (AnswerKind.Definition, "definition meaning"));

    /// <summary>Two words that are another kind together than the last one alone.</summary>
    public static readonly FrozenDictionary<(string, string), AnswerKind> Compounds = new Dictionary<(string, string), AnswerKind>
    {
        [("time", "limit")] = AnswerKind.Duration,
        [("notice", "time")] = AnswerKind.Duration,
        [("term", "for")] = AnswerKind.Name,
        [("term", "used")] = AnswerKind.Name,
    }.ToFrozenDictionary();

    /// <summary>"Which state" asks for a place, "what is the state of the talks" for none.</summary>
    public static readonly FrozenSet<string> AmbiguousBehindCopula = Set("state states area areas way site known");

    /// <summary>True for a word of asking, long enough to be told by its letters when two changed places.</summary>
    public static bool IsOfAsking(string word) => OfAsking.Contains(word);

    /// <summary>Nouns that name a kind of answer and nothing of its subject: "which year", but not "what fee".</summary>
    public static readonly FrozenSet<string> SayNothing = Set(
        "year date day month century decade time person people man woman country city place town name names number amount percentage "
            + "percent reason cause procedure process steps word called named duration");

    private static readonly FrozenSet<string> OfAsking =
        Interrogatives.Concat(Auxiliaries).Concat(ClauseLabel.Words).Where(word => word.Length >= 4)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Join(FrozenSet<string> words) => string.Join(' ', words);

    private static FrozenDictionary<string, AnswerKind> Kinds(params (AnswerKind Kind, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Kind)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Kind, StringComparer.OrdinalIgnoreCase);
}
