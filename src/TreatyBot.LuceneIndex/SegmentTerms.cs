using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TreatyBot.LuceneIndex;

/// <summary>
/// The terms of a segment, and readers of their postings. Looking a term up in Lucene's dictionary takes microseconds and makes garbage,
/// opening its postings makes some kilobytes of it: where a term was found is kept, and readers are lent out again and again.
/// </summary>
/// <param name="reader">The segment; a deletion replaces it, but not its core, which the fields belong to.</param>
internal sealed class SegmentTerms(AtomicReader reader)
{
    /// <summary>More are forgotten all at once: questions have some thousand words between them, a hostile one has no end.</summary>
    private const int MaxKeptTerms = 1 << 16;

    /// <summary>More readers than one question of usual length needs are not kept for each searching thread.</summary>
    private const int MaxKeptReaders = 256;

    private readonly Terms? _words = reader.GetTerms(PassageFields.Words);
    private readonly Terms? _title = reader.GetTerms(PassageFields.Title);
    private readonly Terms? _headings = reader.GetTerms(PassageFields.Headings);
    private readonly ConcurrentDictionary<string, TermPlace> _places = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<PostingsReaders> _readers = [];
    private int _kept;

    /// <summary>Where a term's postings are; <see cref="TermPlace.None"/> where no passage has it.</summary>
    public TermPlace Find(string term)
    {
        if (_places.TryGetValue(term, out var place))
        {
            return place;
        }

        var lent = Lend();
        place = lent.Find(term);
        Return(lent);
        if (Interlocked.Increment(ref _kept) > MaxKeptTerms)
        {
            _places.Clear();
            Volatile.Write(ref _kept, 0);
        }

        _places.TryAdd(term, place);
        return place;
    }

    public List<string> BeginningWith(string beginning)
    {
        var found = new List<string>();
        var terms = _words?.GetEnumerator();
        if (terms is null || terms.SeekCeil(new BytesRef(beginning)) == TermsEnum.SeekStatus.END)
        {
            return found;
        }

        do
        {
            var term = terms.Term.Utf8ToString();
            if (!term.StartsWith(beginning, StringComparison.Ordinal))
            {
                break;
            }

            found.Add(term);
        }
        while (terms.MoveNext());

        return found;
    }

    /// <summary>Readers for one thread, until it returns them.</summary>
    public PostingsReaders Lend() => _readers.TryTake(out var readers) ? readers : new PostingsReaders(_words, _title, _headings);

    public void Return(PostingsReaders readers)
    {
        if (readers.Rewind() <= MaxKeptReaders)
        {
            _readers.Add(readers);
        }
    }
}
