using System.Buffers;
using System.Collections.Frozen;

namespace TreatyBot.Core.Text;

/// <summary>
/// Words that carry the grammar of a question, not its subject. English. Written as a name they are none: "WHO", "May" and "US" inside a
/// sentence that is not in capitals itself.
/// </summary>
public static class StopWords
{
    /// <summary>
    /// The closed classes of English, and of each what says nothing of a subject by itself. Left out are numbers; "no" and "never", which
    /// turn a sentence round; "unless", which leads in conditions that are asked for (without it the clauses of contracts on notice are
    /// lost); and what is a noun or an adjective too ("mine", "past", "inside", "half").
    /// </summary>
    private static readonly string[] Classes =
    [
        // Articles, demonstratives, quantifiers.
        "a an the this that these those such same",
        "all any both each either every few more most much many other own some only",

        // Personal pronouns: subject, object, possessive, reflexive.
        "i me my myself you your yours yourself yourselves he him his himself she her hers herself it its itself",
        "we us our ours ourselves they them their theirs themselves",

        // Question words, and the same as relatives.
        "what which who whom whose when where why how",
        "whatever whichever whoever whomever whenever wherever however",

        // Prepositions and particles.
        "about above across after against along among around as at before behind below between beyond by down during for from in into",
        "of off on onto out over through throughout to toward towards under until up upon via with within without",

        // Conjunctions.
        "and or but nor if because while although though whereas whether than so",

        // Auxiliaries and modals; the copula.
        Auxiliaries,
        "am be been being having doing cannot",

        // Adverbs of degree, time and place that lean on what they stand beside.
        "not too very just also again further then there here else once still already currently now today yet ever anymore exactly often",
        "long",

        // What a contraction leaves where a tokenizer parts it.
        "s t d m re ve ll",

        // How people ask, and what they ask of a text: "please tell me, what does it say about …".
        "please let give show tell find know get got say says said state stated mean means happen happens happened",
        "according concerning regarding kind type sort way",
    ];

    private const string Auxiliaries =
        "is are was were has have had do does did can could may might must shall should will would ought";

    private static readonly FrozenSet<string> Words = Classes
        .SelectMany(words => words.Split(' '))
        .Concat(Auxiliaries.Split(' ').Select(Denied))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that people put into capitals for their weight: "shall NOT".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stressed = (
        "not no only and or all any both each every must shall should cannot never before after without until very most more own same "
            + "other if is are do"
        ).Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that stand small in titles; a capital makes no name of them: "the Conference On the Law".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallInTitles = (
        "a an the of in on for and or to by with at from as into over under upon between against about above below").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What stands between words of one clause; the "s" is that of a possessive, which is no part of its word.</summary>
    private static readonly SearchValues<char> InsideClause = SearchValues.Create(" ,\r\n\t'’s");

    /// <summary>A longer word in capitals beside another one is a heading's, no acronym.</summary>
    private const int LongestAcronym = 5;

    /// <summary>
    /// True for a word that says nothing of what is looked for, whatever its case: where there is no sentence to tell by.
    /// </summary>
    public static bool Contains(ReadOnlySpan<char> word) => BySpan.Contains(word);

    /// <summary>Tells which words of a text are stop words, by the case of each and of what stands around it.</summary>
    /// <param name="text">A sentence, a heading, a question.</param>
    /// <param name="tokens">Its words.</param>
    /// <returns>By word: true for a stop word.</returns>
    public static bool[] In(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens)
    {
        var stops = new bool[tokens.Count];
        for (var i = 0; i < stops.Length; i++)
        {
            var word = Word(text, tokens, i);
            stops[i] = BySpan.Contains(word) && !(word.Length > 1 && char.IsUpper(word[0]) && IsName(text, tokens, i));
        }

        return stops;
    }

    /// <summary>Likewise in a language; beyond English the case of a word tells nothing.</summary>
    public static bool[] In(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, Language language)
    {
        if (language == Language.English)
        {
            return In(text, tokens);
        }

        var stops = new bool[tokens.Count];
        for (var i = 0; i < stops.Length; i++)
        {
            stops[i] = language.IsStopWord(Word(text, tokens, i));
        }

        return stops;
    }

    /// <summary>The words of a text that are no stop words.</summary>
    public static IEnumerable<Token> ContentOf(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var stops = In(text, tokens);
        return tokens.Where((_, i) => !stops[i]);
    }

    /// <summary>The terms of these words, in order.</summary>
    public static IEnumerable<string> ContentTermsOf(string text) => ContentOf(text).Select(token => token.Term);

    /// <summary>What a text is looked for by: its terms, each once; words of grammar count where there are no others.</summary>
    public static IEnumerable<string> SearchTermsOf(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var stops = In(text, tokens);
        var content = tokens.Where((_, i) => !stops[i]).ToList();
        return (content.Count > 0 ? content : tokens).Select(token => token.Term).Distinct(StringComparer.Ordinal);
    }

    /// <summary>"Is not" as one word: "isn't", "won't".</summary>
    private static string Denied(string auxiliary) => auxiliary switch
    {
        "can" => "can't",
        "shall" => "shan't",
        "will" => "won't",
        _ => auxiliary + "n't",
    };

    private static bool IsName(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int at)
    {
        var word = Word(text, tokens, at);
        return IsCapitals(word) ? !Stressed.Contains(word) && !IsInCapitals(text, tokens, at)
            : IsBesideNumber(text, tokens, at)
            || (at > 0 && !SmallInTitles.Contains(word) && !word.ContainsAny('\'', '’') && GoesOn(text, tokens, at)
                && TellsByCase(text, tokens));
    }

    /// <summary>
    /// True where the sentence has small letters but for those that titles have too: in a title, or in capitals, case tells nothing.
    /// </summary>
    private static bool TellsByCase(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = Word(text, tokens, i);
            if (char.IsLower(word[0]) && !SmallInTitles.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"THIS AGREEMENT IS MADE between the parties": part of a run of capitals, or of a text in capitals.</summary>
    private static bool IsInCapitals(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int at)
    {
        if ((at > 0 && IsLongCapitals(Word(text, tokens, at - 1))) || (at + 1 < tokens.Count && IsLongCapitals(Word(text, tokens, at + 1))))
        {
            return true;
        }

        var inCapitals = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = Word(text, tokens, i);
            if (word.ContainsAnyInRange('a', 'z'))
            {
                return false;
            }

            inCapitals |= i != at && IsLongCapitals(word);
        }

        return inCapitals;
    }

    private static bool IsLongCapitals(ReadOnlySpan<char> word) =>
        (word.Length > LongestAcronym || BySpan.Contains(word)) && IsCapitals(word);

    private static bool IsCapitals(ReadOnlySpan<char> word) => word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z');

    /// <summary>"May 2021", "3 May".</summary>
    private static bool IsBesideNumber(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int at) =>
        Word(text, tokens, at).Equals("may", StringComparison.OrdinalIgnoreCase)
        && ((at > 0 && char.IsAsciiDigit(text[tokens[at - 1].Start]))
            || (at + 1 < tokens.Count && char.IsAsciiDigit(text[tokens[at + 1].Start])));

    /// <summary>
    /// True where the word before belongs to the same clause: a capital behind a full stop, a quotation mark or a label tells nothing.
    /// </summary>
    private static bool GoesOn(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int at) =>
        !text[tokens[at - 1].End..tokens[at].Start].ContainsAnyExcept(InsideClause);

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text, IReadOnlyList<Token> tokens, int at) =>
        text[tokens[at].Start..tokens[at].End];
}
