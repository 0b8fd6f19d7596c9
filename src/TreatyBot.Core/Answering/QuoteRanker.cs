namespace TreatyBot.Core.Answering;

/// <summary>Scores every sentence of a passage as an answer to one question. For one thread at a time.</summary>
internal sealed class QuoteRanker
{
    /// <summary>An outer heading labels what stands under it less closely than the innermost one.</summary>
    private const double OuterHeading = 0.6;

    /// <summary>Neighbouring concepts of the question are neighbours in a sentence within so many characters.</summary>
    private const int Near = 30;

    /// <summary>What a sentence leaves out of a name that its passage says in full is said by so much.</summary>
    private const double SecondMention = 0.8;

    private readonly QuestionAnalysis _question;
    private readonly QuestionMatcher _matcher;
    private readonly DocumentNames _names;
    private readonly DocumentChoice _choice;
    private readonly RankingModel _model;
    private readonly AnswerTraits _wanted;
    private readonly int _kindFeature;
    private readonly uint _clauseLabel;
    private readonly uint[] _clauseNumbers;
    private readonly int _counted;
    private readonly int _kindNamed;
    private readonly Dictionary<long, DocumentView> _documents = [];

    private readonly double[] _features = new double[QuoteFeatures.Count];
    private readonly double[] _inSentence;
    private readonly double[] _inHeadings;
    private readonly double[] _inInnermost;
    private readonly double[] _inPrevious;
    private readonly double[] _inPassage;
    private readonly int[] _last;
    private readonly bool[] _pairs;
    private readonly List<int> _hits = [];
    private readonly List<int> _hitAt = [];

    public QuoteRanker(QuestionAnalysis question, QuestionMatcher matcher, DocumentNames names, DocumentChoice choice, RankingModel model)
    {
        _question = question;
        _matcher = matcher;
        _names = names;
        _choice = choice;
        _model = model;
        _wanted = AnswerEvidence.Wanted(question.Kind);
        _kindFeature = QuoteFeatures.OfKind(question.Kind);
        _clauseLabel = question.ClauseReference is { } clause ? TermHash.Of(clause.Label) : 0;
        _clauseNumbers = question.ClauseReference is { } numbered ? [.. numbered.Numbers.Select(TermHash.Of)] : [];
        _kindNamed = Index(matcher.Concepts, concept => concept.NamesKind);
        _counted = Index(matcher.Concepts, concept => concept.IsCounted);
        var concepts = matcher.Concepts.Count;
        _inSentence = new double[concepts];
        _inHeadings = new double[concepts];
        _inInnermost = new double[concepts];
        _inPrevious = new double[concepts];
        _inPassage = new double[concepts];
        _last = new int[concepts];
        _pairs = new bool[concepts];
    }

    /// <summary>Scores the sentences of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="passageScore">Its score against the best passage's: 0 to 1.</param>
    /// <param name="candidates">Takes one candidate a sentence.</param>
    public void Rank(PassageAnalysis passage, double passageScore, List<ScoredSentence> candidates)
    {
        Enter(passage);
        for (var i = 0; i < passage.Sentences.Length; i++)
        {
            SetFeatures(passage, i, passageScore);
            candidates.Add(new ScoredSentence(passage, i, passageScore, _model.Score(_features)));
        }
    }

    /// <summary>A scored sentence with all that its score was made of.</summary>
    public QuoteCandidate Describe(ScoredSentence scored)
    {
        Enter(scored.Passage);
        SetFeatures(scored.Passage, scored.Sentence, scored.PassageScore);
        return new QuoteCandidate(scored.Passage, scored.Sentence, [.. _features], scored.Score);
    }

    /// <summary>How much a candidate's sentence and headings say of the question, and how much nothing about it says: by weight, not by share.</summary>
    public (double Said, double Unsaid) Weigh(QuoteCandidate candidate)
    {
        Enter(candidate.Passage);
        SetFeatures(candidate.Passage, candidate.Sentence, 0);
        var view = View(candidate.Passage.DocumentId);
        var said = 0.0;
        var unsaid = 0.0;
        for (var i = 0; i < _inSentence.Length; i++)
        {
            said += _matcher.Weights[i] * Math.Max(_inSentence[i], _inHeadings[i]);
            unsaid += _matcher.Weights[i] * (1 - Said(i, view));
        }

        // A number that was asked for is as rare as a name.
        said += _matcher.MaxWeight * candidate.Features[(int)QuoteFeature.Clause];
        unsaid += _matcher.MaxWeight * candidate.Features[(int)QuoteFeature.ClauseMissing];
        return (said, unsaid);
    }

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

    /// <summary>What holds for all sentences of a passage.</summary>
    private void Enter(PassageAnalysis passage)
    {
        Array.Clear(_inHeadings);
        Array.Clear(_inInnermost);
        Array.Clear(_inPassage);
        for (var i = 0; i < passage.Headings.Length; i++)
        {
            _hits.Clear();
            foreach (var word in passage.Headings[i])
            {
                Add(word.Hash, 0);
            }

            var isInnermost = i == passage.Headings.Length - 1;
            _matcher.Match(Hits(), isInnermost ? 1 : OuterHeading, _inHeadings);
            if (isInnermost)
            {
                _matcher.Match(Hits(), 1, _inInnermost);
            }
        }

        _hits.Clear();
        _hitAt.Clear();
        for (var i = 0; i < passage.Terms.Length; i++)
        {
            Add(passage.Terms[i].Hash, i);
        }

        _matcher.Match(Hits(), 1, _inPassage);
        var view = View(passage.DocumentId);
        for (var i = 0; i < view.Said.Length; i++)
        {
            view.Said[i] = Math.Max(view.Said[i], Math.Max(_inPassage[i], _inHeadings[i]));
        }
    }

    private void Add(uint hash, int at)
    {
        var term = _matcher.Find(hash);
        if (term >= 0)
        {
            _hits.Add(term);
            _hitAt.Add(at);
        }
    }

    private ReadOnlySpan<int> Hits() => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_hits);

    private void SetFeatures(PassageAnalysis passage, int at, double passageScore)
    {
        var sentence = passage.Sentences[at];
        var view = View(passage.DocumentId);
        var (first, end) = passage.TermsOf(at);
        var firstHit = LowerBound(first);
        var endHit = LowerBound(end);
        Array.Clear(_features);
        Array.Clear(_inSentence);
        // "It then renews": what leans on the sentence before is quoted with it, and so says what the two say together.
        _matcher.Match(Hits()[firstHit..endHit], 1, _inSentence);
        CompleteNames();
        var holdsKind = _wanted != AnswerTraits.None && HoldsNews(passage, sentence);
        if (holdsKind && _kindNamed >= 0)
        {
            // "In which year": a sentence with a date says so without the word.
            _inSentence[_kindNamed] = 1;
        }

        Array.Clear(_inPrevious);
        if (first > 0)
        {
            var before = passage.Sentences.AsSpan(0, at);
            var previous = before.Length > 1 && passage.Sentences[at].LeansOnPrevious ? before[^2] : before[^1];
            _matcher.Match(Hits()[LowerBound(previous.FirstTerm)..LowerBound(previous.EndTerm)], 1, _inPrevious);
        }

        Share(view);
        SetKind(holdsKind);
        SetClause(passage, first, end);
        SetHeading(passage, view);
        Set(QuoteFeature.Concepts, Concepts(view));
        Set(QuoteFeature.Pairs, Pairs(passage, firstHit, endHit));
        Set(QuoteFeature.Density, sentence.Words == 0 ? 0 : (LowerBound(sentence.EndTerm) - LowerBound(sentence.FirstTerm)) / (double)sentence.Words);
        Set(QuoteFeature.PassageScore, passageScore);
        Set(QuoteFeature.DocumentMatch, view.Match);
        Set(QuoteFeature.DocumentChosen, view.IsBest ? 1 : 0);
        Set(QuoteFeature.TitlePrecision, view.TitlePrecision);
        Set(QuoteFeature.TitleRecall, view.TitleRecall);
        Set(QuoteFeature.NamesInSentence, NamesSaid(_inSentence));
        Set(QuoteFeature.NamesMissing, NamesMissing(view));
        SetTopic();
        Set(QuoteFeature.Missing, Math.Max(Missing(view), _features[(int)QuoteFeature.ClauseMissing]));
        Set(QuoteFeature.UnknownShare, _matcher.UnknownShare);
        Set(QuoteFeature.OfItself, _question.IsOfDocument && sentence.SpeaksOfItself ? 1 : 0);
        Set(QuoteFeature.LateOfItself, _question.IsOfDocument ? passage.Position : 0);
        SetCounted(passage, firstHit, endHit);
        Set(QuoteFeature.First, at == 0 ? 1 : 0);
        Set(QuoteFeature.Opening, passage.IsOpening ? 1 : 0);
        Set(QuoteFeature.Short, sentence.Words < 6 ? 1 : 0);
        Set(QuoteFeature.Long, Math.Clamp((sentence.Words - 40) / 100.0, 0, 1));
        Set(QuoteFeature.Scrap, sentence.IsScrap ? 1 : 0);
    }

    private void Set(QuoteFeature feature, double value) => _features[(int)feature] = value;

    private int LowerBound(int term)
    {
        var at = _hitAt.BinarySearch(term);
        return at < 0 ? ~at : at;
    }

    /// <summary>"Dai warned Kim" speaks of Dai Bingguo where the passage has named him in full.</summary>
    private void CompleteNames()
    {
        for (var first = 0; first < _inSentence.Length;)
        {
            var end = first + 1;
            while (end < _inSentence.Length && _matcher.Concepts[end].ContinuesName)
            {
                end++;
            }

            if (end - first > 1 && !_matcher.Concepts[first].NamesDocument && _inSentence.AsSpan(first, end - first).ContainsAnyInRange(1, double.MaxValue))
            {
                for (var i = first; i < end; i++)
                {
                    _inSentence[i] = Math.Max(_inSentence[i], SecondMention * _inPassage[i]);
                }
            }

            first = end;
        }
    }

    /// <summary>Each concept counts once: where it is said closest to the sentence.</summary>
    private void Share(DocumentView view)
    {
        if (view.TopicTotal <= 0)
        {
            return;
        }

        for (var i = 0; i < _inSentence.Length; i++)
        {
            var weight = view.Topic[i] / view.TopicTotal;
            var said = _inSentence[i];
            _features[(int)QuoteFeature.InSentence] += weight * said;
            _features[(int)QuoteFeature.InHeadings] += weight * Above(_inHeadings[i], ref said);
            _features[(int)QuoteFeature.InPrevious] += weight * Above(_inPrevious[i], ref said);
            _features[(int)QuoteFeature.InPassage] += weight * Above(_inPassage[i], ref said);
            _features[(int)QuoteFeature.InTitle] += weight * Above(view.InTitle[i], ref said);
        }
    }

    private static double Above(double match, ref double said)
    {
        var more = Math.Max(0, match - said);
        said += more;
        return more;
    }

    /// <summary>How far the innermost heading and what is asked are the same: the share of each that the other says, and their harmonic mean.</summary>
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
        for (var i = 0; i < _inInnermost.Length; i++)
        {
            said += view.Topic[i] * _inInnermost[i];
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

    /// <summary>A name that the question says itself is no answer to "who".</summary>
    private bool HoldsNews(PassageAnalysis passage, SentenceAnalysis sentence)
    {
        if ((sentence.Bare & _wanted) != AnswerTraits.None)
        {
            return true;
        }

        for (var i = sentence.FirstTerm; i < sentence.EndTerm; i++)
        {
            if ((passage.Terms[i].Traits & _wanted) != AnswerTraits.None && !_matcher.Knows(passage.Terms[i].Hash))
            {
                return true;
            }
        }

        return false;
    }

    private void SetClause(PassageAnalysis passage, int first, int end)
    {
        if (_clauseNumbers.Length == 0)
        {
            return;
        }

        var isThere = Array.Exists(passage.Headings, heading => Names(heading, word => word.Hash)) || Names(passage.Terms.AsSpan(first, end - first), term => term.Hash);
        Set(QuoteFeature.Clause, isThere ? 1 : 0);
        Set(QuoteFeature.ClauseMissing, isThere ? 0 : 1);
        if (_matcher.Concepts.Count == 0)
        {
            // "What does article four say?" asks for nothing but the article.
            Set(QuoteFeature.InSentence, isThere ? 1 : 0);
        }
    }

    private bool Names<T>(ReadOnlySpan<T> words, Func<T, uint> hash)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (hash(words[i]) == _clauseLabel && _clauseNumbers.AsSpan().Contains(hash(words[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"How many soldiers" wants a number before the word, or at least the word.</summary>
    private void SetCounted(PassageAnalysis passage, int firstHit, int endHit)
    {
        if (_counted < 0)
        {
            return;
        }

        Set(QuoteFeature.CountedMissing, 1 - Math.Min(1, Math.Max(_inSentence[_counted], _inHeadings[_counted])));
        for (var i = firstHit; i < endHit; i++)
        {
            if (_matcher.ConceptsOf(_hits[i]).AsSpan().Contains(_counted))
            {
                var term = _hitAt[i];
                for (var before = Math.Max(0, term - 2); before < term; before++)
                {
                    if ((passage.Terms[before].Traits & AnswerTraits.Amount) != AnswerTraits.None && passage.Terms[term].Start - passage.Terms[before].Start <= Near)
                    {
                        Set(QuoteFeature.Counts, 1);
                    }
                }
            }
        }
    }

    private double NamesSaid(double[] matches)
    {
        var total = 0.0;
        var said = 0.0;
        for (var i = 0; i < matches.Length; i++)
        {
            if (_matcher.Concepts[i].IsName)
            {
                total += _matcher.Weights[i];
                said += _matcher.Weights[i] * matches[i];
            }
        }

        return total > 0 ? said / total : 0;
    }

    /// <summary>The share of the question's names that neither the document's names nor the passage say.</summary>
    private double NamesMissing(DocumentView view)
    {
        var total = 0.0;
        var missing = 0.0;
        for (var i = 0; i < _inPassage.Length; i++)
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
        for (var i = 0; i < _inPassage.Length; i++)
        {
            if (!_matcher.Concepts[i].IsName)
            {
                var weight = _matcher.Weights[i];
                var said = Math.Max(_inSentence[i], _inHeadings[i]);
                total += weight;
                near += weight * said;
                inPassage += weight * Math.Max(said, _inPassage[i]);
            }
        }

        if (total > 0)
        {
            Set(QuoteFeature.NamesAlone, 1 - (near / total));
            Set(QuoteFeature.TopicMissing, 1 - (inPassage / total));
        }
    }

    /// <summary>How much the rarest concept tells that is said nowhere about the sentence, against one that no passage says.</summary>
    private double Missing(DocumentView view)
    {
        var missing = 0.0;
        for (var i = 0; i < _inPassage.Length; i++)
        {
            missing = Math.Max(missing, _matcher.Weights[i] * (1 - Said(i, view)));
        }

        return Math.Min(1, missing / _matcher.MaxWeight);
    }

    private double Said(int concept, DocumentView view) =>
        Math.Min(1, Math.Max(view.InTitle[concept], Math.Max(Math.Max(_inSentence[concept], _inPassage[concept]), _inHeadings[concept])));

    private double Concepts(DocumentView view)
    {
        var asked = 0;
        var said = 0.0;
        for (var i = 0; i < view.Topic.Length; i++)
        {
            if (view.Topic[i] > 0)
            {
                asked++;
                said += Math.Max(_inSentence[i], _inHeadings[i]);
            }
        }

        return asked > 0 ? said / asked : 0;
    }

    private double Pairs(PassageAnalysis passage, int firstHit, int endHit)
    {
        var concepts = _matcher.Concepts.Count;
        if (concepts < 2)
        {
            return 0;
        }

        Array.Fill(_last, int.MinValue / 2);
        Array.Clear(_pairs);
        for (var hit = firstHit; hit < endHit; hit++)
        {
            int at = passage.Terms[_hitAt[hit]].Start;
            foreach (var concept in _matcher.ConceptsOf(_hits[hit]))
            {
                _last[concept] = at;
                _pairs[concept] |= concept > 0 && at - _last[concept - 1] <= Near;
                if (concept + 1 < concepts)
                {
                    _pairs[concept + 1] |= at - _last[concept + 1] <= Near;
                }
            }
        }

        return _pairs.AsSpan().Count(true) / (double)(concepts - 1);
    }

    /// <summary>What the names of a document say of the question, and what is still asked of its sentences: the same for all its passages.</summary>
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
