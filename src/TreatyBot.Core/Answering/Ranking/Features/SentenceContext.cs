using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Selection;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Documents;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Core.Answering.Ranking.Features;

/// <summary>
/// One sentence before one question, with all that stands about it: what its features are told from. Made once a question and moved from
/// passage to passage and from sentence to sentence, since a question looks at thousands. For one thread at a time.
/// </summary>
internal sealed class SentenceContext(
    QuestionAnalysis question, QuestionMatcher matcher, DocumentNames names, DocumentChoice choice, QuestionMeaning? meaning,
    Catalogue catalogue)
{
    private readonly int _kindNamed = Index(matcher.Concepts, ConceptRoles.NamesKind);
    private readonly Dictionary<long, DocumentView> _documents = [];
    private double[] _sentenceMeanings = [];

    public QuestionAnalysis Question => question;

    public QuestionMatcher Matcher => matcher;

    /// <summary>What the question means; null where words alone rank.</summary>
    public QuestionMeaning? Meaning => meaning;

    /// <summary>The things that the wanted kind of answer holds; none where no kind is wanted.</summary>
    public AnswerTraits Wanted { get; } = AnswerEvidence.Wanted(question.Kind);

    /// <summary>The concept that is to be counted; -1 where none is.</summary>
    public int Counted { get; } = Index(matcher.Concepts, ConceptRoles.Counted);

    /// <summary>The number that the question has as a bound, and its side.</summary>
    public (uint Number, AnswerTraits Side) Bound { get; } = AnswerEvidence.BoundIn(question.Text);

    /// <summary>The clause that is asked for by its number.</summary>
    public ClauseMatch Clause { get; } = new(question.ClauseReference);

    /// <summary>By concept: what the sentence, its passage and its headings say.</summary>
    public SentenceMatch Match { get; } = new(matcher);

    public PassageAnalysis Passage { get; private set; } = null!;

    /// <summary>What the names of its document say of the question.</summary>
    public DocumentView Document { get; private set; } = null!;

    /// <summary>Whether the passage is of the article that is asked for by its number.</summary>
    public bool IsClause { get; private set; }

    /// <summary>Its place in the passage.</summary>
    public int At { get; private set; }

    public SentenceAnalysis Sentence => Passage.Sentences[At];

    /// <summary>The passage's score against the best passage's: 0 to 1.</summary>
    public double PassageScore { get; private set; }

    /// <summary>Whether the sentence holds such a thing as is wanted that the question does not say itself.</summary>
    public bool HoldsKind { get; private set; }

    /// <summary>Cosine of the sentence with what is asked beside the document's name; likewise below.</summary>
    public double SentenceMeaning => _sentenceMeanings[At];

    /// <summary>Cosine of the passage with the whole question.</summary>
    public double PassageMeaning { get; private set; }

    public double HeadingMeaning { get; private set; }

    /// <summary>Takes up a passage: what holds for all of its sentences.</summary>
    public void Enter(PassageAnalysis passage)
    {
        Passage = passage;
        Match.Enter(passage);
        Compare(passage);
        IsClause = Clause.IsHeadOf(passage);
        Document = DocumentOf(passage.DocumentId);
        for (var i = 0; i < Document.Said.Length; i++)
        {
            Document.Said[i] = Math.Max(Document.Said[i], Math.Max(Match.InPassage[i], Match.InHeadings[i]));
        }
    }

    /// <summary>Takes up a sentence of the passage.</summary>
    public void EnterSentence(int at, double passageScore)
    {
        At = at;
        PassageScore = passageScore;
        Match.EnterSentence(at);
        HoldsKind = Wanted != AnswerTraits.None && Holds(Wanted, onlyNews: true);
        if (HoldsKind && _kindNamed >= 0)
        {
            // "In which year": a sentence with a date says so without the word.
            Match.InSentence[_kindNamed] = 1;
        }
    }

    /// <summary>How well a concept is said anywhere about the sentence: 0 to 1.</summary>
    public double Said(int concept) =>
        Math.Min(1, Math.Max(Document.InTitle[concept],
            Math.Max(Math.Max(Match.InSentence[concept], Match.InPassage[concept]), Match.InHeadings[concept])));

    /// <summary>
    /// True where the sentence holds such a thing; of news alone, where the question does not say it itself: a name that it says is no
    /// answer to "who".
    /// </summary>
    public bool Holds(AnswerTraits traits, bool onlyNews)
    {
        if ((Sentence.Bare & traits) != AnswerTraits.None)
        {
            return true;
        }

        for (var i = Sentence.FirstTerm; i < Sentence.EndTerm; i++)
        {
            if ((Passage.Terms[i].Traits & traits) != AnswerTraits.None && !(onlyNews && matcher.Knows(Passage.Terms[i].Hash)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the names of a document say of the question, and what is still asked of its sentences: made once a document.</summary>
    public DocumentView DocumentOf(long documentId)
    {
        if (!_documents.TryGetValue(documentId, out var view))
        {
            _documents[documentId] = view = DocumentView.Of(documentId, matcher, names, choice);
        }

        return view;
    }

    private void Compare(PassageAnalysis passage)
    {
        if (meaning is null || catalogue.FindByPassage(passage.PassageId) is not { } entry)
        {
            return;
        }

        if (_sentenceMeanings.Length < passage.Sentences.Length)
        {
            _sentenceMeanings = new double[Math.Max(passage.Sentences.Length, 2 * _sentenceMeanings.Length)];
        }

        (PassageMeaning, HeadingMeaning) = meaning.Compare(entry, passage.PassageId,
            _sentenceMeanings.AsSpan(0, passage.Sentences.Length));
    }

    private static int Index(IReadOnlyList<Concept> concepts, ConceptRoles role)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].Has(role))
            {
                return i;
            }
        }

        return -1;
    }
}
