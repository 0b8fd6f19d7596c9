using System.Runtime.InteropServices;
using TreatyBot.Core.Search;
using TreatyBot.Core.Text;

namespace TreatyBot.FastIndex;

/// <summary>Makes a segment of documents.</summary>
internal sealed class DocumentAnalyzer
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];
    private readonly List<TermState> _states = [];
    private readonly List<ChainedPosting> _postings = [];
    private readonly List<Posting> _large = [];
    private readonly List<int> _ofPassage = [];
    private readonly List<int> _ofDocument = [];
    private readonly List<(int Term, int Passages)> _documentTerms = [];
    private readonly List<int> _documentEnds = [];
    private readonly List<Token> _tokens = [];
    private readonly Dictionary<(string Heading, Language Language), int[]> _headings = [];

    /// <param name="documents">Each once; some.</param>
    /// <param name="scoring">The formula that bounds are computed with.</param>
    public static Segment Index(IEnumerable<IndexedDocument> documents, Bm25F scoring)
    {
        using var builder = new SegmentBuilder(scoring);
        new DocumentAnalyzer().Write(documents, builder);
        return new Segment(builder.Finish());
    }

    private void Write(IEnumerable<IndexedDocument> documents, SegmentBuilder builder)
    {
        foreach (var document in documents.OrderBy(FirstPassageId).ThenBy(document => document.Entry.Document.Id))
        {
            Analyse(document, builder);
        }

        var order = Enumerable.Range(0, _terms.Count).ToArray();
        Array.Sort([.. _terms], order, StringComparer.Ordinal);
        var ranks = new int[order.Length];
        var postings = new List<Posting>();
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
            postings.Clear();
            for (var at = _states[order[rank]].LastPosting; at >= 0; at = _postings[at].Before)
            {
                postings.Add(PostingAt(at));
            }

            postings.Reverse();
            builder.AddTerm(_terms[order[rank]], CollectionsMarshal.AsSpan(postings));
        }

        var start = 0;
        for (var document = 0; document < _documentEnds.Count; document++)
        {
            var terms = CollectionsMarshal.AsSpan(_documentTerms)[start.._documentEnds[document]];
            foreach (ref var term in terms)
            {
                term.Term = ranks[term.Term];
            }

            terms.Sort();
            builder.SetTerms(document, terms);
            start = _documentEnds[document];
        }
    }

    private static long FirstPassageId(IndexedDocument document) =>
        document.Reading.Passages is [var first, ..] ? first.Id : document.Entry.FirstPassageId;

    private void Analyse(IndexedDocument document, SegmentBuilder builder)
    {
        var reading = document.Reading;
        var title = NumbersOf(document.Entry.Document.Metadata.Title, document.Main);
        var lengths = new uint[reading.Passages.Count];
        _headings.Clear();
        for (var i = 0; i < lengths.Length; i++)
        {
            var language = document.LanguageOf(reading.Passages[i]);
            foreach (var term in title)
            {
                Touch(term).Title++;
            }

            var headingsLength = 0;
            foreach (var heading in reading.Passages[i].HeadingPath)
            {
                if (!_headings.TryGetValue((heading, language), out var terms))
                {
                    _headings[(heading, language)] = terms = NumbersOf(heading, language);
                }

                headingsLength += terms.Length;
                foreach (var term in terms)
                {
                    Touch(term).Headings++;
                }
            }

            _tokens.Clear();
            Tokenizer.Tokenize(reading.Passages[i].Range.Of(reading.Text), 0, _tokens, language);
            foreach (var token in CollectionsMarshal.AsSpan(_tokens))
            {
                Touch(NumberOf(token.Term)).Body++;
            }

            lengths[i] = LengthNorms.Pack(title.Length, headingsLength, _tokens.Count);
            EndPassage(builder.OrdinalCount + i);
        }

        EndDocument();
        var entry = document.Entry;
        builder.AddDocument(entry.Document.Id, FirstPassageId(document), EntryStamp.Of(entry), entry.Document.Collection, lengths);
    }

    private int[] NumbersOf(string? text, Language language) =>
        text is null ? [] : [.. Tokenizer.Tokenize(text, language).Select(token => NumberOf(token.Term))];

    private int NumberOf(string term)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, term, out var known);
        if (!known)
        {
            number = _terms.Count;
            _terms.Add(term);
            _states.Add(new TermState { LastPosting = -1 });
        }

        return number;
    }

    private ref TermState Touch(int term)
    {
        ref var state = ref CollectionsMarshal.AsSpan(_states)[term];
        if ((state.Title | state.Headings | state.Body) == 0)
        {
            _ofPassage.Add(term);
        }

        return ref state;
    }

    private void EndPassage(int ordinal)
    {
        var states = CollectionsMarshal.AsSpan(_states);
        foreach (var term in _ofPassage)
        {
            ref var state = ref states[term];
            AddPosting(new Posting(ordinal, state.Title, state.Headings, state.Body), state.LastPosting);
            state = new TermState { LastPosting = _postings.Count - 1, PassagesOfDocument = state.PassagesOfDocument + 1 };
            if (state.PassagesOfDocument == 1)
            {
                _ofDocument.Add(term);
            }
        }

        _ofPassage.Clear();
    }

    private void AddPosting(Posting posting, int before)
    {
        if (posting.IsSmall)
        {
            _postings.Add(new ChainedPosting(posting.Ordinal, posting.Code, before));
        }
        else
        {
            _postings.Add(new ChainedPosting(posting.Ordinal, ~_large.Count, before));
            _large.Add(posting);
        }
    }

    private Posting PostingAt(int at)
    {
        var (ordinal, counts, _) = _postings[at];
        return counts < 0 ? _large[~counts] : Posting.FromCode(ordinal, (byte)counts);
    }

    private void EndDocument()
    {
        var states = CollectionsMarshal.AsSpan(_states);
        foreach (var term in _ofDocument)
        {
            _documentTerms.Add((term, states[term].PassagesOfDocument));
            states[term].PassagesOfDocument = 0;
        }

        _documentEnds.Add(_documentTerms.Count);
        _ofDocument.Clear();
    }

    private struct TermState
    {
        public int Title;
        public int Headings;
        public int Body;
        public int LastPosting;
        public int PassagesOfDocument;
    }

    /// <param name="Ordinal">The passage.</param>
    /// <param name="Counts">The posting's code, or the complement of its place among the large ones.</param>
    /// <param name="Before">The term's posting before it, or -1.</param>
    private readonly record struct ChainedPosting(int Ordinal, int Counts, int Before);
}
