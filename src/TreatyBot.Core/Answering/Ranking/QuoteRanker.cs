using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Core.Answering.Ranking;

/// <summary>Scores every sentence of a passage as an answer to one question. For one thread at a time.</summary>
internal sealed class QuoteRanker
{
    /// <summary>A sentence that mentions an article says less of it than the article itself.</summary>
    private const double ClauseMentioned = 0.8;

    private const double HalfSaid = 0.5;

    private readonly QuestionAnalysis _question;
    private readonly QuestionMatcher _matcher;
    private readonly DocumentNames _names;
    private readonly DocumentChoice _choice;
    private readonly RankingModel _model;
    private readonly QuestionMeaning? _meaning;
    private readonly Catalogue _catalogue;
    private readonly AnswerTraits _wanted;
    private readonly int _kindFeature;
    private readonly ClauseMatch _clause;
    private readonly int _counted;
    private readonly int _kindNamed;
    private readonly (uint Number, AnswerTraits Side) _bound;
    private readonly Dictionary<long, DocumentView> _documents = [];

    private readonly float[] _features = new float[QuoteFeatures.Count];
    private double[] _sentenceMeanings = [];
    private double _passageMeaning;
    private double _headingMeaning;

    /// <summary>Whether the passage is of the article that is asked for by its number.</summary>
    private bool _isClause;

    private readonly SentenceMatch _match;

    public QuoteRanker(QuestionAnalysis question, QuestionMatcher matcher, DocumentNames names, DocumentChoice choice, RankingModel model,
        QuestionMeaning? meaning, Catalogue catalogue)
    {
        _question = question;
        _meaning = meaning;
        _catalogue = catalogue;
        _matcher = matcher;
        _names = names;
        _choice = choice;
        _model = model;
        _wanted = AnswerEvidence.Wanted(question.Kind);
        _kindFeature = QuoteFeatures.OfKind(question.Kind);
        _clause = new ClauseMatch(question.ClauseReference);
        _kindNamed = Index(matcher.Concepts, concept => concept.Has(ConceptRoles.NamesKind));
        _counted = Index(matcher.Concepts, concept => concept.Has(ConceptRoles.Counted));
        _bound = AnswerEvidence.BoundIn(question.Text);
        _match = new SentenceMatch(matcher);
    }

    /// <summary>Scores the sentences of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="passageScore">Its score against the best passage's: 0 to 1.</param>
    /// <param name="candidates">Takes one candidate a sentence.</param>
    public void Rank(PassageAnalysis passage, double passageScore, List<ScoredSentence> candidates)
    {
        Enter(passage);
        var isAskedFor = _isClause && (_choice.Naming.Count == 0 || _choice.IsBest(passage.DocumentId));
        var isSection = isAskedFor && HeadingSaysTheRest();
        var paragraph = 0u;
        for (var i = 0; i < passage.Sentences.Length; i++)
        {
            SetFeatures(passage, i, passageScore);
            paragraph = ClauseMatch.NumberOf(passage, i) ?? paragraph;
            var asked = !isAskedFor ? AskedFor.Nothing
                : paragraph == _clause.Paragraph ? AskedFor.Paragraph
                : isSection ? AskedFor.Section
                : AskedFor.Clause;
            candidates.Add(new ScoredSentence(passage, i, passageScore, _model.Score(_features), asked));
        }
    }

    /// <summary>True where something is asked beside the number and the document, and the innermost heading says it.</summary>
    private bool HeadingSaysTheRest()
    {
        var rest = Enumerable.Range(0, _matcher.Concepts.Count).Where(i => !_choice.Naming.Contains(i)).ToList();
        return rest.Count > 0 && rest.TrueForAll(i => _match.InInnermost[i] >= HalfSaid);
    }

    /// <summary>A scored sentence with all that its score was made of.</summary>
    public QuoteCandidate Describe(ScoredSentence scored)
    {
        Enter(scored.Passage);
        SetFeatures(scored.Passage, scored.Sentence, scored.PassageScore);
        var view = View(scored.Passage.DocumentId);
        var (said, unsaid) = Weigh(view);
        return new QuoteCandidate(scored.Passage, scored.Sentence, [.. _features], said, unsaid, scored.Score, Gaps(view));
    }

    /// <summary>By concept: its weight where it is hardly said about the sentence, else 0.</summary>
    private double[] Gaps(DocumentView view) =>
        [.. _matcher.Weights.Select((weight, i) => Said(i, view) is < HalfSaid and var said ? weight * (1 - said) : 0)];

    /// <summary>How much a document bears a concept by its names: 0 to 1.</summary>
    public double Borne(long documentId, int concept) => _documents[documentId].InTitle[concept];

    /// <summary>How much of what is asked of a document the passages seen of it say together: 0 to 1.</summary>
    public double SaidIn(long documentId)
    {
        var view = _documents[documentId];
        var said = 0.0;
        for (var i = 0; i < view.Said.Length; i++)
        {
            said += view.Topic[i] * view.Said[i];
        }

        return view.TopicTotal > 0 ? said / view.TopicTotal : 0;
    }

    private void Enter(PassageAnalysis passage)
    {
        _match.Enter(passage);
        EnterMeaning(passage);
        _isClause = _clause.IsHeadOf(passage);
        var view = View(passage.DocumentId);
        for (var i = 0; i < view.Said.Length; i++)
        {
            view.Said[i] = Math.Max(view.Said[i], Math.Max(_match.InPassage[i], _match.InHeadings[i]));
        }
    }

    private void EnterMeaning(PassageAnalysis passage)
    {
        if (_meaning is null || _catalogue.FindByPassage(passage.PassageId) is not { } entry)
        {
            return;
        }

        if (_sentenceMeanings.Length < passage.Sentences.Length)
        {
            _sentenceMeanings = new double[Math.Max(passage.Sentences.Length, 2 * _sentenceMeanings.Length)];
        }

        (_passageMeaning, _headingMeaning) = _meaning.Compare(entry, passage.PassageId,
            _sentenceMeanings.AsSpan(0, passage.Sentences.Length));
    }

    /// <summary>
    /// How near the question is to the sentence, its passage and its heading; and how near its passage is against the nearest and the usual
    /// one.
    /// </summary>
    private void SetMeaning(int at)
    {
        if (_meaning is { Nearest: { Passages: [var best, ..] } nearest })
        {
            Set(QuoteFeature.SentenceMeaning, Math.Clamp(_sentenceMeanings[at], 0, 1));
            Set(QuoteFeature.PassageMeaning, Math.Clamp(_passageMeaning, 0, 1));
            Set(QuoteFeature.HeadingMeaning, Math.Clamp(_headingMeaning, 0, 1));
            Set(QuoteFeature.NearestMeaning,
                Math.Clamp((_passageMeaning - nearest.UsualLevel) / Math.Max(nearest.Spread, best.Cosine - nearest.UsualLevel), 0, 1));
        }
    }

    private void SetFeatures(PassageAnalysis passage, int at, double passageScore)
    {
        var sentence = passage.Sentences[at];
        var view = View(passage.DocumentId);
        Array.Clear(_features);
        _match.EnterSentence(at);
        var holdsKind = _wanted != AnswerTraits.None && Holds(passage, sentence, _wanted, onlyNews: true);
        if (holdsKind && _kindNamed >= 0)
        {
            // "In which year": a sentence with a date says so without the word.
            _match.InSentence[_kindNamed] = 1;
        }

        Share(view);
        SetKind(holdsKind);
        SetClause(passage, at);
        SetHeading(passage, view);
        Set(QuoteFeature.Concepts, Concepts(view));
        Set(QuoteFeature.Pairs, _match.Pairs());
        Set(QuoteFeature.Density, _match.Density(sentence));
        Set(QuoteFeature.PassageScore, passageScore);
        Set(QuoteFeature.DocumentMatch, view.Match);
        Set(QuoteFeature.DocumentChosen, view.IsBest ? 1 : 0);
        Set(QuoteFeature.TitlePrecision, view.TitlePrecision);
        Set(QuoteFeature.TitleRecall, view.TitleRecall);
        Set(QuoteFeature.NamesInSentence, NamesSaid());
        Set(QuoteFeature.NamesMissing, NamesMissing(view));
        SetTopic();
        SetUnsaid(view);
        Set(QuoteFeature.Missing, Math.Max(Missing(view), _features[(int)QuoteFeature.ClauseMissing]));
        Set(QuoteFeature.UnknownShare, _matcher.UnknownShare);
        Set(QuoteFeature.OfItself, _question.IsOfDocument && sentence.SpeaksOfItself ? 1 : 0);
        Set(QuoteFeature.LateOfItself, _question.IsOfDocument ? passage.Position : 0);
        SetCounted(passage, at);
        Set(QuoteFeature.OtherBound, IsOfOtherBound(passage, at) ? 1 : 0);
        SetMeaning(at);
        Set(QuoteFeature.First, at == 0 ? 1 : 0);
        Set(QuoteFeature.Opening, passage.IsOpening ? 1 : 0);
        Set(QuoteFeature.Short, sentence.Words < 6 ? 1 : 0);
        Set(QuoteFeature.Long, Math.Clamp((sentence.Words - 40) / 100.0, 0, 1));
        Set(QuoteFeature.Scrap, sentence.IsScrap ? 1 : 0);
    }

    private void Set(QuoteFeature feature, double value) => _features[(int)feature] = (float)value;

    /// <summary>Each concept counts once: where it is said closest to the sentence.</summary>
    private void Share(DocumentView view)
    {
        if (view.TopicTotal <= 0)
        {
            return;
        }

        Span<double> shares = stackalloc double[5];
        shares.Clear();
        for (var i = 0; i < _match.InSentence.Length; i++)
        {
            var weight = view.Topic[i] / view.TopicTotal;
            var said = _match.InSentence[i];
            shares[0] += weight * said;
            shares[1] += weight * Above(_match.InHeadings[i], ref said);
            shares[2] += weight * Above(_match.InPrevious[i], ref said);
            shares[3] += weight * Above(_match.InPassage[i], ref said);
            shares[4] += weight * Above(view.InTitle[i], ref said);
        }

        Set(QuoteFeature.InSentence, shares[0]);
        Set(QuoteFeature.InHeadings, shares[1]);
        Set(QuoteFeature.InPrevious, shares[2]);
        Set(QuoteFeature.InPassage, shares[3]);
        Set(QuoteFeature.InTitle, shares[4]);
    }

    private static double Above(double match, ref double said)
    {
        var more = Math.Max(0, match - said);
        said += more;
        return more;
    }

    /// <summary>
    /// How far the innermost heading and what is asked are the same: the share of each that the other says, and their harmonic mean.
    /// </summary>
    private void SetHeading(PassageAnalysis passage, DocumentView view)
    {
        if (passage.Headings.Length == 0 || view.TopicTotal <= 0)
        {
            return;
        }

        var words = 0;
        var known = 0;
        foreach (var word in passage.Headings[^1])
        {
            words += word.IsLabel ? 0 : 1;
            known += !word.IsLabel && _matcher.Knows(word.Hash) ? 1 : 0;
        }

        var said = 0.0;
        for (var i = 0; i < _match.InInnermost.Length; i++)
        {
            said += view.Topic[i] * _match.InInnermost[i];
        }

        var precision = words == 0 ? 0 : known / (double)words;
        var recall = said / view.TopicTotal;
        Set(QuoteFeature.HeadingPrecision, said > 0 ? precision : 0);
        Set(QuoteFeature.HeadingTopic, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
    }

    private void SetKind(bool holdsKind)
    {
        if (_wanted != AnswerTraits.None)
        {
            _features[holdsKind ? _kindFeature : (int)QuoteFeature.LacksKind] = 1;
        }
    }

    /// <summary>
    /// True where a sentence holds such a thing; of news alone, where the question does not say it itself: a name that it says is no answer
    /// to "who".
    /// </summary>
    private bool Holds(PassageAnalysis passage, SentenceAnalysis sentence, AnswerTraits traits, bool onlyNews)
    {
        if ((sentence.Bare & traits) != AnswerTraits.None)
        {
            return true;
        }

        for (var i = sentence.FirstTerm; i < sentence.EndTerm; i++)
        {
            if ((passage.Terms[i].Traits & traits) != AnswerTraits.None && !(onlyNews && _matcher.Knows(passage.Terms[i].Hash)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where an article is asked for by its number, and the candidate stands in another one.</summary>
    public bool IsOfOtherClause(QuoteCandidate candidate) => _clause.IsOther(candidate.Passage);

    private void SetClause(PassageAnalysis passage, int at)
    {
        if (!_clause.IsAsked)
        {
            return;
        }

        var (first, end) = passage.TermsOf(at);
        var isThere = _isClause || _clause.IsNamedBy(passage.Terms.AsSpan(first, end - first));
        Set(QuoteFeature.Clause, _isClause ? 1 : isThere ? ClauseMentioned : 0);
        Set(QuoteFeature.ClauseMissing, isThere ? 0 : 1);
        if (_matcher.Concepts.Count == 0)
        {
            // "What does article four say?" asks for nothing but the article.
            Set(QuoteFeature.InSentence, _features[(int)QuoteFeature.Clause]);
        }
    }

    /// <summary>"How many soldiers" wants a number before the word, or at least the word.</summary>
    private void SetCounted(PassageAnalysis passage, int at)
    {
        if (_counted >= 0)
        {
            Set(QuoteFeature.CountedMissing, 1 - Math.Min(1, _match.AtSentence(_counted)));
            Set(QuoteFeature.Counts, _match.Counts(_counted) ? 1 : 0);
            Set(QuoteFeature.Constitutes, Holds(passage, passage.Sentences[at], AnswerTraits.Composition, onlyNews: false) ? 1 : 0);
        }
    }

    private bool IsOfOtherBound(PassageAnalysis passage, int at)
    {
        var (number, asked) = _bound;
        var sentence = passage.Sentences[at];
        for (var i = sentence.FirstTerm; asked != AnswerTraits.None && i < sentence.EndTerm; i++)
        {
            var stated = passage.Terms[i].Traits & (AnswerTraits.AtLeast | AnswerTraits.AtMost);
            if (passage.Terms[i].Hash == number && stated != AnswerTraits.None && stated != asked)
            {
                return true;
            }
        }

        return false;
    }

    private double NamesSaid()
    {
        var total = 0.0;
        var said = 0.0;
        for (var i = 0; i < _match.InSentence.Length; i++)
        {
            if (_matcher.Concepts[i].IsName)
            {
                total += _matcher.Weights[i];
                said += _matcher.Weights[i] * _match.InSentence[i];
            }
        }

        return total > 0 ? said / total : 0;
    }

    /// <summary>The share of the question's names that neither the document's names nor the passage say.</summary>
    private double NamesMissing(DocumentView view)
    {
        var total = 0.0;
        var missing = 0.0;
        for (var i = 0; i < _match.InPassage.Length; i++)
        {
            if (_matcher.Concepts[i].IsName)
            {
                total += _matcher.Weights[i];
                missing += _matcher.Weights[i] * (1 - Said(i, view));
            }
        }

        return total > 0 ? missing / total : 0;
    }

    /// <summary>What is asked beside the names: where that is not said, names alone have matched.</summary>
    private void SetTopic()
    {
        var total = 0.0;
        var near = 0.0;
        var inPassage = 0.0;
        for (var i = 0; i < _match.InPassage.Length; i++)
        {
            if (!_matcher.Concepts[i].IsName)
            {
                var weight = _matcher.Weights[i];
                var said = _match.AtSentence(i);
                total += weight;
                near += weight * said;
                inPassage += weight * Math.Max(said, _match.InPassage[i]);
            }
        }

        if (total > 0)
        {
            Set(QuoteFeature.NamesAlone, 1 - (near / total));
            Set(QuoteFeature.TopicMissing, 1 - (inPassage / total));
        }
    }

    /// <summary>A sentence that says all of a question but one word may say nothing of what is asked.</summary>
    private void SetUnsaid(DocumentView view)
    {
        var unsaid = 0.0;
        var first = -1;
        var last = -1;
        for (var i = 0; i < _match.InSentence.Length; i++)
        {
            var concept = _matcher.Concepts[i];
            if (view.Topic[i] < _matcher.Weights[i] / 2 || concept.Has(ConceptRoles.Light) || concept.Has(ConceptRoles.Focus))
            {
                continue;
            }

            unsaid = Math.Max(unsaid, _matcher.Weights[i] * (1 - Math.Min(1, _match.AtSentence(i))));
            if (!concept.IsName)
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        Set(QuoteFeature.Unsaid, Math.Min(1, unsaid / _matcher.MaxWeight));
        if (first >= 0)
        {
            Set(QuoteFeature.FirstMissing, 1 - Math.Min(1, _match.AtSentence(first)));
            Set(QuoteFeature.LastMissing, 1 - Math.Min(1, _match.AtSentence(last)));
        }
    }

    /// <summary>How much the rarest concept tells that is said nowhere about the sentence, against one that no passage says.</summary>
    private double Missing(DocumentView view)
    {
        var missing = 0.0;
        for (var i = 0; i < _match.InPassage.Length; i++)
        {
            missing = Math.Max(missing, _matcher.Weights[i] * (1 - Said(i, view)));
        }

        return Math.Min(1, missing / _matcher.MaxWeight);
    }

    private double Said(int concept, DocumentView view) =>
        Math.Min(1, Math.Max(view.InTitle[concept],
            Math.Max(Math.Max(_match.InSentence[concept], _match.InPassage[concept]), _match.InHeadings[concept])));

    private (double Said, double Unsaid) Weigh(DocumentView view)
    {
        var said = 0.0;
        var unsaid = 0.0;
        for (var i = 0; i < _match.InSentence.Length; i++)
        {
            said += _matcher.Weights[i] * _match.AtSentence(i);
            unsaid += _matcher.Weights[i] * (1 - Said(i, view));
        }

        // A number that was asked for is as rare as a name.
        said += _matcher.MaxWeight * _features[(int)QuoteFeature.Clause];
        unsaid += _matcher.MaxWeight * _features[(int)QuoteFeature.ClauseMissing];
        return (said, unsaid);
    }

    private double Concepts(DocumentView view)
    {
        var asked = 0;
        var said = 0.0;
        for (var i = 0; i < view.Topic.Length; i++)
        {
            if (view.Topic[i] > 0)
            {
                asked++;
                said += _match.AtSentence(i);
            }
        }

        return asked > 0 ? said / asked : 0;
    }

    /// <summary>
    /// What the names of a document say of the question, and what is still asked of its sentences: the same for all its passages.
    /// </summary>
    private DocumentView View(long documentId)
    {
        if (!_documents.TryGetValue(documentId, out var view))
        {
            _documents[documentId] = view = DocumentView.Of(documentId, _matcher, _names, _choice);
        }

        return view;
    }

    private static int Index(IReadOnlyList<Concept> concepts, Predicate<Concept> holds)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (holds(concepts[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
