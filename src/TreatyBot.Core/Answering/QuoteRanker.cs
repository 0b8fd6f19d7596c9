
using TreatyBot.Core.Documents;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering;

/// <summary>Scores every sentence of a passage as an answer to one question.</summary>
internal sealed class QuoteRanker(
    QuestionAnalysis question,
    QuestionMatcher matcher,
    DocumentNames names,
    DocumentChoice choice,
    RankingModel model)
{
    /// <summary>An outer heading labels what stands under it less closely than the innermost one.</summary>
    private const double OuterHeading = 0.6;

    private static readonly int FeatureCount = Enum.GetValues<QuoteFeature>().Length;

    private readonly Dictionary<long, (double[] InTitle, double[] Topic)> _ofDocuments = [];

    /// <param name="passage">The passage.</param>
    /// <param name="passageScore">Its score against the best passage's: 0 to 1.</param>
    public IEnumerable<QuoteCandidate> Rank(PassageAnalysis passage, double passageScore)
    {
        var concepts = matcher.Concepts.Count;
        var document = passage.Reading.Document;
        var inHeadings = new double[concepts];
        for (var i = 0; i < passage.Headings.Length; i++)
        {
            matcher.Match(passage.Headings[i], i == passage.Headings.Length - 1 ? 1 : OuterHeading, inHeadings);
        }

        var (inTitle, topic) = OfDocument(document.Id);
        var inPassage = new double[concepts];
        matcher.Match(passage.Sentences.SelectMany(sentence => sentence.Tokens).Select(token => token.Term), 1, inPassage);
        var headingPrecision = HeadingPrecision(passage);
        var namesMissing = NamesMissing(inPassage, inHeadings, inTitle);
        for (var i = 0; i < passage.Sentences.Length; i++)
        {
            var sentence = passage.Sentences[i];
            var features = new double[FeatureCount];
            var inSentence = new double[concepts];
            // "It then renews": what leans on the sentence before is quoted with it, and so says what the two say together.
            var tokens = sentence.LeansOnPrevious ? [.. passage.Sentences[i - 1].Tokens, .. sentence.Tokens] : sentence.Tokens;
            matcher.Match(tokens.Select(token => token.Term), 1, inSentence);
            Share(features, topic, inSentence, inHeadings, inPassage, inTitle);
            SetKind(features, passage.Reading, sentence);
            features[(int)QuoteFeature.HeadingPrecision] = headingPrecision;
            features[(int)QuoteFeature.Concepts] = Concepts(topic, inSentence, inHeadings);
            features[(int)QuoteFeature.Pairs] = Pairs(tokens);
            features[(int)QuoteFeature.Density] = Density(sentence);
            features[(int)QuoteFeature.NamesMissing] = namesMissing;
            features[(int)QuoteFeature.UnknownWord] = matcher.HasUnknown ? 1 : 0;
            features[(int)QuoteFeature.PassageScore] = passageScore;
            features[(int)QuoteFeature.DocumentMatch] = choice.Scores.GetValueOrDefault(document.Id);
            features[(int)QuoteFeature.DocumentChosen] = choice.IsBest(document.Id) ? 1 : 0;
            var clause = ClauseMatch(passage, sentence);
            features[(int)QuoteFeature.Clause] = clause;
            features[(int)QuoteFeature.ClauseMissing] = question.ClauseReference is null ? 0 : 1 - clause;
            if (concepts == 0)
            {
                // "What does article four say?" asks for nothing but the article.
                features[(int)QuoteFeature.InSentence] = clause;
                features[(int)QuoteFeature.Concepts] = clause;
            }

            features[(int)QuoteFeature.First] = i == 0 ? 1 : 0;
            features[(int)QuoteFeature.Opening] = ReferenceEquals(passage.Passage, passage.Reading.Passages[0]) ? 1 : 0;
            features[(int)QuoteFeature.Short] = sentence.Tokens.Length < 6 ? 1 : 0;
            features[(int)QuoteFeature.Long] = Math.Clamp((sentence.Tokens.Length - 40) / 100.0, 0, 1);
            yield return new QuoteCandidate(passage, i, features, model.Score(features), model.Probability(features));
        }
    }

    /// <summary>How well the names of a document say each concept, and what is still asked of its sentences: the same for all its passages.</summary>
    private (double[] InTitle, double[] Topic) OfDocument(long documentId)
    {
        if (!_ofDocuments.TryGetValue(documentId, out var known))
        {
            var inTitle = TitleMatches(documentId);
            _ofDocuments[documentId] = known = (inTitle, Topic(inTitle));
        }

        return known;
    }

    private double[] TitleMatches(long documentId)
    {
        var matches = new double[matcher.Concepts.Count];
        for (var i = 0; i < matches.Length; i++)
        {
            foreach (var phrase in matcher.Concepts[i].Phrases)
            {
                matches[i] = Math.Max(matches[i], names.WeightOf(documentId, phrase));
            }
        }

        return matches;
    }

    /// <summary>
    /// The weights of what is still to be said once the document is known: "the treaty" of a question need not stand in the sentence of a document that
    /// bears its name. Where nothing else is asked, the name is the topic.
    /// </summary>
    private double[] Topic(double[] inTitle)
    {
        var topic = new double[matcher.Weights.Length];
        var total = 0.0;
        for (var i = 0; i < topic.Length; i++)
        {
            topic[i] = choice.Naming.Contains(i) ? matcher.Weights[i] * (1 - inTitle[i]) : matcher.Weights[i];
            total += choice.Naming.Contains(i) ? 0 : topic[i];
        }

        return total > 0 ? topic : matcher.Weights;
    }

    /// <summary>Each concept counts once: where it is said closest to the sentence.</summary>
    private static void Share(double[] features, double[] topic, double[] inSentence, double[] inHeadings, double[] inPassage, double[] inTitle)
    {
        var total = topic.Sum();
        if (total <= 0)
        {
            return;
        }

        for (var i = 0; i < inSentence.Length; i++)
        {
            var weight = topic[i] / total;
            var said = inSentence[i];
            features[(int)QuoteFeature.InSentence] += weight * said;
            features[(int)QuoteFeature.InHeadings] += weight * Above(inHeadings[i], ref said);
            features[(int)QuoteFeature.InPassage] += weight * Above(inPassage[i], ref said);
            features[(int)QuoteFeature.InTitle] += weight * Above(inTitle[i], ref said);
        }
    }

    private static double Above(double match, ref double said)
    {
        var more = Math.Max(0, match - said);
        said += more;
        return more;
    }

    private double HeadingPrecision(PassageAnalysis passage)
    {
        if (passage.Headings.Length == 0 || passage.Headings[^1].Length == 0)
        {
            return 0;
        }

        // "Article 12" before a heading's words says nothing of its subject.
        var words = passage.Headings[^1].Where(term => !char.IsAsciiDigit(term[0]) && term is not ("articl" or "section" or "chapter")).ToList();
        return words.Count == 0 ? 0 : words.Count(matcher.Knows) / (double)words.Count;
    }

    private void SetKind(double[] features, Reading reading, SentenceAnalysis sentence)
    {
        QuoteFeature? wanted = question.Kind switch
        {
            AnswerKind.Date => QuoteFeature.HasDate,
            AnswerKind.Duration => QuoteFeature.HasDuration,
            AnswerKind.Amount => QuoteFeature.HasAmount,
            AnswerKind.Person => QuoteFeature.HasPerson,
            AnswerKind.Place => QuoteFeature.HasPlace,
            AnswerKind.Definition => QuoteFeature.HasDefinition,
            AnswerKind.Name => QuoteFeature.HasName,
            AnswerKind.Reason => QuoteFeature.HasReason,
            AnswerKind.Procedure => QuoteFeature.HasProcedure,
            _ => null,
        };
        if (wanted is { } feature)
        {
            var isThere = AnswerEvidence.Find(question.Kind, sentence.Range.Of(reading.Text).ToString()).Any(found => IsNews(sentence, found));
            features[(int)(isThere ? feature : QuoteFeature.LacksKind)] = 1;
        }
    }

    /// <summary>A name that the question says itself is no answer to "who".</summary>
    private bool IsNews(SentenceAnalysis sentence, (int Start, int Length) found)
    {
        var start = sentence.Range.Start + found.Start;
        var end = start + found.Length;
        foreach (var token in sentence.Tokens)
        {
            if (token.Start >= start && token.End <= end && !matcher.Knows(token.Term))
            {
                return true;
            }
        }

        return false;
    }

    private double NamesMissing(double[] inPassage, double[] inHeadings, double[] inTitle)
    {
        var total = 0.0;
        var missing = 0.0;
        for (var i = 0; i < inPassage.Length; i++)
        {
            if (matcher.Concepts[i].IsName)
            {
                total += matcher.Weights[i];
                missing += matcher.Weights[i] * (1 - Math.Min(1, Math.Max(inTitle[i], Math.Max(inPassage[i], inHeadings[i]))));
            }
        }

        return total > 0 ? missing / total : 0;
    }

    private static double Concepts(double[] topic, double[] inSentence, double[] inHeadings)
    {
        var asked = 0;
        var said = 0.0;
        for (var i = 0; i < topic.Length; i++)
        {
            if (topic[i] > 0)
            {
                asked++;
                said += Math.Max(inSentence[i], inHeadings[i]);
            }
        }

        return asked > 0 ? said / asked : 0;
    }

    private double Density(SentenceAnalysis sentence) =>
        sentence.Tokens.Length == 0 ? 0 : sentence.Tokens.Count(token => matcher.Knows(token.Term)) / (double)sentence.Tokens.Length;

    private double Pairs(Token[] tokens)
    {
        var concepts = matcher.Concepts.Count;
        if (concepts < 2)
        {
            return 0;
        }

        const int Near = 3;
        var last = new int[concepts];
        Array.Fill(last, int.MinValue / 2);
        var pairs = new bool[concepts];
        for (var at = 0; at < tokens.Length; at++)
        {
            foreach (var concept in matcher.ConceptsOf(tokens[at].Term))
            {
                last[concept] = at;
                if (concept > 0 && at - last[concept - 1] <= Near)
                {
                    pairs[concept] = true;
                }

                if (concept + 1 < concepts && at - last[concept + 1] <= Near)
                {
                    pairs[concept + 1] = true;
                }
            }
        }

        return pairs.Count(found => found) / (double)(concepts - 1);
    }

    private double ClauseMatch(PassageAnalysis passage, SentenceAnalysis sentence)
    {
        if (question.ClauseReference is not { } clause)
        {
            return 0;
        }

        return passage.Headings.Any(heading => Names(heading, clause)) || Names([.. sentence.Tokens.Select(token => token.Term)], clause) ? 1 : 0;
    }

    private static bool Names(string[] terms, ClauseReference clause)
    {
        for (var i = 0; i + 1 < terms.Length; i++)
        {
            if (string.Equals(terms[i], clause.Label, StringComparison.Ordinal) && clause.Numbers.Contains(terms[i + 1]))
            {
                return true;
            }
        }

        return false;
    }
}
