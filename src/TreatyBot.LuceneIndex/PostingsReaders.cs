using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TreatyBot.LuceneIndex;

/// <summary>Readers of a segment's postings for one thread, opened as they are needed and used again afterwards.</summary>
/// <param name="words">A field of the segment; null where no passage has any.</param>
/// <param name="title">Likewise.</param>
/// <param name="headings">Likewise.</param>
internal sealed class PostingsReaders(Terms? words, Terms? title, Terms? headings)
{
    private readonly FieldPostings? _words = FieldPostings.Of(words);
    private readonly FieldPostings? _title = FieldPostings.Of(title);
    private readonly FieldPostings? _headings = FieldPostings.Of(headings);
    private readonly BytesRef _term = new();

    public TermPlace Find(string term)
    {
        UnicodeUtil.UTF16toUTF8(term, 0, term.Length, _term);
        return _words?.Find(_term, out var passages) is { } words
            ? new TermPlace(BytesRef.DeepCopyOf(_term), passages, words, _title?.Find(_term, out _), _headings?.Find(_term, out _))
            : TermPlace.None;
    }

    public DocsEnum OpenWords(TermPlace place) => _words!.Open(place.Term, place.Words!);

    public DocsEnum? OpenTitle(TermPlace place) => place.Title is { } title ? _title!.Open(place.Term, title) : null;

    public DocsEnum? OpenHeadings(TermPlace place) => place.Headings is { } headings ? _headings!.Open(place.Term, headings) : null;

    /// <returns>How many readers are kept.</returns>
    public int Rewind() => (_words?.Rewind() ?? 0) + (_title?.Rewind() ?? 0) + (_headings?.Rewind() ?? 0);

    private sealed class FieldPostings(TermsEnum terms)
    {
        private readonly List<DocsEnum> _opened = [];
        private int _used;

        public static FieldPostings? Of(Terms? field) => field is null ? null : new FieldPostings(field.GetEnumerator());

        public TermState? Find(BytesRef term, out int passages)
        {
            var isThere = terms.SeekExact(term);
            passages = isThere ? terms.DocFreq : 0;
            return isThere ? terms.GetTermState() : null;
        }

        public DocsEnum Open(BytesRef term, TermState place)
        {
            terms.SeekExact(term, place);
            var opened = terms.Docs(null, _used < _opened.Count ? _opened[_used] : null, DocsFlags.FREQS);
            if (_used == _opened.Count)
            {
                _opened.Add(opened);
            }
            else
            {
                _opened[_used] = opened;
            }

            _used++;
            return opened;
        }

        public int Rewind()
        {
            _used = 0;
            return _opened.Count;
        }
    }
}
