using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Understands a question in another language than English: by its pack, or by its words of grammar alone.</summary>
/// <param name="language">The language.</param>
/// <param name="pack">How people ask in it; null: nobody has told.</param>
/// <param name="others">Further languages that documents are in: their terms of the same words are looked for too.</param>
internal sealed class QuestionInLanguage(Language language, LanguagePack? pack, IReadOnlyList<Language> others)
{
    /// <summary>Between "which" and its noun stand an adjective or two.</summary>
    private const int NounReach = 3;

    public QuestionAnalysis Analyze(string message)
    {
        var question = Courtesies.Marks().Replace(PastedText.Without(message), " ").Trim();
        question = pack?.WithoutCourtesies(question) is { Length: > 0 } bare ? bare : question;
        var tokens = Tokenizer.Tokenize(question, language);
        var words = tokens.ConvertAll(token => question[token.Start..token.End]);
        var asked = new AskedKind(language, pack, question, tokens, words);
        var clausePlaces = new HashSet<int>();
        var clause = ClauseFinder.Find(question, Tokenizer.Tokenize(question), clausePlaces);
        var concepts = new List<Concept>();
        var nameEnd = -1;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (clausePlaces.Contains(at) || asked.IsOfAsking(at) || IsGrammar(words[at]))
            {
                continue;
            }

            var isName = IsName(question, tokens, words, at);
            var roles = (isName ? ConceptRoles.Name : ConceptRoles.None)
                | (isName && nameEnd == at ? ConceptRoles.ContinuesName : ConceptRoles.None)
                | (asked.IsLight(at) || pack?.Light.Contains(words[at]) == true ? ConceptRoles.Light : ConceptRoles.None)
                | (at == asked.FocusAt ? ConceptRoles.Focus : ConceptRoles.None)
                | (at == asked.KindNounAt ? ConceptRoles.NamesKind : ConceptRoles.None)
                | (at == asked.CountedAt ? ConceptRoles.Counted : ConceptRoles.None);
            concepts.Add(OtherTerms.Add(new Concept(words[at], [new ConceptPhrase([tokens[at].Term], 1)], roles), others));
            nameEnd = isName ? at + 1 : -1;
        }

        return new QuestionAnalysis(question, asked.Kind, concepts, clause, clause is not null && concepts.Count == 0)
        {
            Language = language,
            Pack = pack,
        };
    }

    private bool IsGrammar(string word) => pack?.IsStopWord(language, word) ?? language.IsStopWord(word);

    /// <summary>
    /// By its capital, but for the first word. German writes every noun large: there two such words in a row are a name, and one in
    /// capitals.
    /// </summary>
    private bool IsName(string question, List<Token> tokens, List<string> words, int at)
    {
        var word = AfterElision(words[at]);
        if (!char.IsUpper(word[0]) || IsGrammar(words[at]))
        {
            return false;
        }

        return word.Length > 1 && char.IsUpper(word[1])
            || (language.Code == "de"
                ? IsLargeBeside(at - 1, at) || IsLargeBeside(at, at + 1)
                : at > 0 || (words.Count > 1 && char.IsUpper(AfterElision(words[1])[0])));

        bool IsLargeBeside(int first, int second) =>
            first >= 0 && second < words.Count
            && char.IsUpper(words[first][0]) && char.IsUpper(words[second][0])
            && !IsGrammar(words[first]) && !IsGrammar(words[second])
            && tokens[second].Start - tokens[first].End == 1;
    }

    private static string AfterElision(string word)
    {
        var at = word.AsSpan().IndexOfAny('\'', '’');
        return at > 0 && at + 1 < word.Length ? word[(at + 1)..] : word;
    }

    /// <summary>What a question asks for, and by which of its words.</summary>
    private sealed class AskedKind
    {
        private readonly bool[] _ofAsking;
        private readonly bool[] _light;

        public AskedKind(Language language, LanguagePack? pack, string question, List<Token> tokens, List<string> words)
        {
            _ofAsking = new bool[tokens.Count];
            _light = new bool[tokens.Count];
            if (pack is null)
            {
                return;
            }

            if (pack.IsWithoutSpaces)
            {
                FindInRun(pack, question, tokens);
                return;
            }

            var small = words.ConvertAll(word => word.ToLowerInvariant().Replace('’', '\''));
            if (pack.Asks.Select(ask => (ask.Kind, ask.Parts, At: Find(small, ask.Parts))).Where(found => found.At >= 0)
                .OrderByDescending(found => found.Parts.Length).ThenBy(found => found.At).FirstOrDefault() is { Parts: not null } asking)
            {
                Kind = asking.Kind;
                Array.Fill(_ofAsking, true, asking.At, asking.Parts.Length);
            }

            if (pack.HowMany.Select(parts => (parts, At: Find(small, parts))).FirstOrDefault(found => found.At >= 0)
                is { parts: not null } howMany)
            {
                Kind = Kind == AnswerKind.Statement ? AnswerKind.Amount : Kind;
                CountedAt = NounBehind(howMany.At + howMany.parts.Length - 1);
            }
            else if (Kind == AnswerKind.Statement && words.FindIndex(pack.Which.Contains) is >= 0 and var which)
            {
                FocusAt = NounBehind(which);
                if (FocusAt >= 0 && KindOf(pack, small[FocusAt]) is var kind && kind != AnswerKind.Statement)
                {
                    (Kind, KindNounAt) = (kind, FocusAt);
                }
            }
            else if (Kind == AnswerKind.Statement && words.Count > 0 && pack.YesNo.Contains(words[0]))
            {
                Kind = AnswerKind.YesNo;
            }

            int NounBehind(int at)
            {
                for (var i = at + 1; i < words.Count && i <= at + NounReach; i++)
                {
                    if (!pack.IsStopWord(language, words[i]) && (language.Code != "de" || char.IsUpper(words[i][0])))
                    {
                        return i;
                    }
                }

                return -1;
            }
        }

        public AnswerKind Kind { get; private set; } = AnswerKind.Statement;

        public int FocusAt { get; } = -1;

        public int KindNounAt { get; } = -1;

        public int CountedAt { get; } = -1;

        public bool IsOfAsking(int at) => _ofAsking[at];

        public bool IsLight(int at) => _light[at];

        /// <summary>
        /// Of pairs of characters those that belong to the way of asking are left out, and those that hold a word of grammar count for
        /// little: no word may begin in one.
        /// </summary>
        private void FindInRun(LanguagePack pack, string question, List<Token> tokens)
        {
            var grammar = new bool[question.Length];
            var asking = new bool[question.Length];
            foreach (var word in pack.Grammar)
            {
                Mark(grammar, question, word);
            }

            var best = pack.Asks.Select(ask => (ask.Kind, Phrase: ask.Parts[0]))
                .Where(ask => question.Contains(ask.Phrase, StringComparison.Ordinal))
                .OrderByDescending(ask => ask.Phrase.Length).FirstOrDefault();
            if (best.Phrase is not null)
            {
                Kind = best.Kind;
            }

            foreach (var phrase in pack.Asks.Select(ask => ask.Parts[0]).Concat(pack.HowMany.Select(parts => parts[0])))
            {
                Mark(asking, question, phrase);
            }

            if (best.Phrase is null && pack.HowMany.Any(parts => question.Contains(parts[0], StringComparison.Ordinal)))
            {
                Kind = AnswerKind.Amount;
            }

            for (var i = 0; i < tokens.Count; i++)
            {
                var (start, end) = (tokens[i].Start, tokens[i].End);
                _ofAsking[i] = asking.AsSpan(start..end).Contains(true) || !grammar.AsSpan(start..end).Contains(false);
                _light[i] = grammar.AsSpan(start..end).Contains(true);
            }
        }

        private static void Mark(bool[] marks, string question, string phrase)
        {
            for (var at = question.IndexOf(phrase, StringComparison.Ordinal); at >= 0;
                at = question.IndexOf(phrase, at + phrase.Length, StringComparison.Ordinal))
            {
                Array.Fill(marks, true, at, phrase.Length);
            }
        }

        private static AnswerKind KindOf(LanguagePack pack, string noun) => pack.Nouns.GetValueOrDefault(noun, AnswerKind.Statement);

        private static int Find(List<string> words, string[] phrase)
        {
            for (var at = 0; at + phrase.Length <= words.Count; at++)
            {
                if (words.Skip(at).Take(phrase.Length).SequenceEqual(phrase, StringComparer.Ordinal))
                {
                    return at;
                }
            }

            return -1;
        }
    }
}
