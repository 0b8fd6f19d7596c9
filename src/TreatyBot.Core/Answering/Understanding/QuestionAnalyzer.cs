using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Understands a question: what kind of answer it wants, and what it speaks of.</summary>
public sealed class QuestionAnalyzer(Thesaurus thesaurus, Lexicon lexicon, Languages? languages = null, LanguagePacks? packs = null)
{
    private static readonly HashSet<string> SmallInTitles = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "by", "with", "at", "from", "as",
    };

    /// <summary>What articles do, beside what people do with words.</summary>
    private static readonly HashSet<string> VerbsOfArticles = new(StringComparer.OrdinalIgnoreCase)
    {
        "provide", "provides", "stipulate", "stipulates", "contain", "contains", "regulate", "regulates", "read", "reads",
    };

    /// <summary>What is asked of a version as a whole.</summary>
    private static readonly HashSet<string> WordsOfVersions = new(StringComparer.OrdinalIgnoreCase)
    {
        "change", "changes", "changed", "new",
    };

    /// <summary>
    /// Words of grammar in a name, between an article and the name of its document, and in asking what it says; but not "about".
    /// </summary>
    private static readonly HashSet<string> BetweenNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "of", "in", "on", "for", "and", "to", "from", "under", "between", "with", "what", "does", "do", "is",
        "show", "give", "find", "get", "let", "tell", "please", "me", "us", "see", "can", "could", "you", "i", "where",
    };

    private readonly Slips _slips = new(lexicon, thesaurus);

    /// <summary>Understands a message of any text; one with nothing to look for has no concepts.</summary>
    public QuestionAnalysis Analyze(string message) => Analyze(message, null);

    /// <summary>Likewise, asked of documents in these languages; slips of the keys mended where the question is in English.</summary>
    /// <param name="message">The message.</param>
    /// <param name="index">Knows the words of the corpus, by which slips are told; null: none is mended.</param>
    /// <param name="codes">The languages that documents are in, by their codes.</param>
    public QuestionAnalysis Analyze(string message, IPassageIndex? index, IReadOnlyList<string> codes)
    {
        var known = languages ?? Languages.EnglishAlone;
        var others = codes.Select(known.Find).Where(language => language != Language.English).Distinct().ToList();
        if (others.Count == 0)
        {
            return Analyze(message, index);
        }

        var ways = packs ?? LanguagePacks.None;
        var language = LanguageOfQuestion.Tell(message, [Language.English, .. others], ways);
        if (language != Language.English)
        {
            return new QuestionInLanguage(
                language, ways.Find(language.Code), [Language.English, .. others.Where(other => other != language)]).Analyze(message);
        }

        var analysis = Analyze(message, index);
        return analysis with { Concepts = [.. analysis.Concepts.Select(concept => OtherTerms.Add(concept, others))] };
    }

    /// <summary>Likewise of documents in English.</summary>
    /// <param name="message">The message.</param>
    /// <param name="index">Knows the words of the corpus, by which slips are told; null: none is mended.</param>
    public QuestionAnalysis Analyze(string message, IPassageIndex? index)
    {
        var (question, isWhether) = Request.In(message);
        question = index is null ? question : _slips.Mend(question, index);
        var tokens = Tokenizer.Tokenize(question);
        var words = tokens.ConvertAll(token => question[token.Start..token.End]);
        var terms = tokens.ConvertAll(token => token.Term);
        var stops = StopWords.In(question, tokens);

        // "Is WHO a party?": a name that looks like a word of grammar asks for nothing.
        var grammar = words.Select((word, i) => stops[i] || !StopWords.Contains(word) ? word : "").ToList();
        var clausePlaces = new HashSet<int>();
        var clause = ClauseFinder.Find(question, tokens, clausePlaces);
        var topicAt = clause is null ? ClauseFinder.FindByTopic(words, tokens, stops) : -1;
        if (topicAt >= 0)
        {
            clausePlaces.Add(topicAt);
        }

        var concepts = new List<Concept>();
        var namesTellByCase = !IsTitleCase(words);
        var kind = QuestionKind.Of(grammar, QuestionClause.BehindSign(question, tokens), out var kindAt);
        var focusAt = kindAt >= 0 ? kindAt : FocusAt(grammar);
        var countedAt = CountedAt(grammar);
        var naming = DocumentReference.NameIn(words, stops);
        var beforeDocumentWord = DocumentReference.WordsBefore(words, stops);
        var nameEnd = -1;
        for (var at = 0; at < tokens.Count;)
        {
            if (clausePlaces.Contains(at))
            {
                at++;
                continue;
            }

            var synonyms = thesaurus.Find(terms, at, out var length);
            var own = OwnTerms(stops, terms, at, Math.Max(length, 1));
            if (own.Count == 0 && (synonyms.Count == 0 || length == 1))
            {
                at++;
                continue;
            }

            length = Math.Max(length, 1);
            var text = question[tokens[at].Start..tokens[at + length - 1].End];

            // "Kim Jong-il": what is tied to a name belongs to it.
            var followsName = at > 0 && at == nameEnd && tokens[at].Start - tokens[at - 1].End == 1;
            var isName = namesTellByCase && (IsName(words, at, length) || (followsName && question[tokens[at].Start - 1] == '-'));
            List<ConceptPhrase> phrases = [.. own.Count > 0 ? [new ConceptPhrase(own, 1)] : Array.Empty<ConceptPhrase>(), .. synonyms];
            if (own.Count == 1 && !isName)
            {
                phrases.AddRange(lexicon.Akin(own[0])
                    .Where(akin => !phrases.Exists(phrase => phrase.Terms.Count == 1 && phrase.Terms[0] == akin.Terms[0])));
            }

            concepts.Add(new Concept(
                text,
                phrases,
                Role(ConceptRoles.Name, isName)
                | Role(ConceptRoles.ContinuesName, isName && followsName)
                | Role(ConceptRoles.NamesDocument, naming.Contains(at))
                | Role(ConceptRoles.BeforeDocumentWord, beforeDocumentWord.Contains(at))
                | Role(ConceptRoles.Focus, IsWithin(focusAt))
                | Role(ConceptRoles.Light, !isName && own.Count == 1 && LightWords.Contains(own[0]))
                | Role(ConceptRoles.NamesKind, IsWithin(kindAt))
                | Role(ConceptRoles.Counted, IsWithin(countedAt))));
            nameEnd = isName ? at + length : -1;
            at += length;

            bool IsWithin(int word) => word >= at && word < at + length;
        }

        return new QuestionAnalysis(
            question,
            isWhether && !QuestionWords.Interrogatives.Contains(grammar.FirstOrDefault("")) ? AnswerKind.YesNo : kind,
            concepts,
            clause,
            AsksForPlace(clause, kind) && concepts.TrueForAll(concept =>
                concept.Has(ConceptRoles.NamesDocument) || AsksForWhole(clause!, concept.Text)),
            AsksForPlace(clause, kind)
                && words.Where((_, i) => stops[i]).All(word => BetweenNames.Contains(word) || SaysOfArticles(word)),
            words.Exists(DocumentReference.IsDocumentWord))
        {
            AsksForSection = topicAt >= 0 && concepts.Count > 0,
            DocumentHead = clause is null ? null : DocumentReference.HeadBeside(words, stops, clausePlaces),
        };
    }

    /// <summary>True for a word that asks for no more than what stands in an article or a version: "say", "treaty", "changed".</summary>
    internal static bool AsksForWhole(ClauseReference clause, string word) =>
        DocumentReference.IsDocumentWord(word) || SaysOfArticles(word) || (clause.Labels.Count == 0 && WordsOfVersions.Contains(word));

    /// <summary>Who, when, why and how much ask for something in an article, never for the article.</summary>
    private static bool AsksForPlace(ClauseReference? clause, AnswerKind kind) =>
        clause is not null
        && kind is not (AnswerKind.Date or AnswerKind.Duration or AnswerKind.Amount or AnswerKind.Person or AnswerKind.Reason);

    private static bool SaysOfArticles(string word) => QuestionKind.IsSpeechVerb(word) || VerbsOfArticles.Contains(word);

    private static ConceptRoles Role(ConceptRoles role, bool holds) => holds ? role : ConceptRoles.None;

    private static List<string> OwnTerms(bool[] stops, List<string> terms, int at, int length)
    {
        var own = new List<string>();
        for (var i = at; i < at + length; i++)
        {
            if (!stops[i])
            {
                own.Add(terms[i]);
            }
        }

        return own;
    }

    /// <summary>A question typed In Title Case, or all in capitals, tells no names by its case.</summary>
    private static bool IsTitleCase(List<string> words)
    {
        var written = words.Skip(1).Where(word => char.IsLetter(word[0]) && !SmallInTitles.Contains(word)).ToList();
        return written.Count >= 4 && written.TrueForAll(word => char.IsUpper(word[0]));
    }

    private static bool IsName(List<string> words, int at, int length)
    {
        for (var i = at; i < at + length; i++)
        {
            if (!char.IsUpper(words[i][0]))
            {
                continue;
            }

            // The first word of a question is capitalised anyway; it is a name where the next one is too, or where it is an acronym.
            if (i > 0 || (words[i].Length > 1 && char.IsUpper(words[i][1])) || (words.Count > 1 && char.IsUpper(words[1][0])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The noun behind "how many" or "how much"; -1 where there is none.</summary>
    private static int CountedAt(List<string> words)
    {
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (words[i].Equals("how", StringComparison.OrdinalIgnoreCase) && words[i + 1].ToLowerInvariant() is "many" or "much")
            {
                return StopWords.Contains(words[i + 2]) ? -1 : i + 2;
            }
        }

        return -1;
    }

    private static int FocusAt(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].Equals("which", StringComparison.OrdinalIgnoreCase) || words[i].Equals("what", StringComparison.OrdinalIgnoreCase))
            {
                return StopWords.Contains(words[i + 1]) ? -1 : i + 1;
            }
        }

        return -1;
    }
}
